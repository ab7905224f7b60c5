/** Text in which \u0002 and \u0003 enclose what was found, as parts. A mark that is not closed runs to the end. */
export function splitHits(text: string): { text: string; hit: boolean }[] {
  return text
    .split('\u0002')
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, hit: false }]
      const [found = '', ...after] = piece.split('\u0003')
      return [
        { text: found, hit: true },
        { text: after.join(''), hit: false },
      ]
    })
    .filter((part) => part.text !== '')
}
