/** Numbers of copies as they are written on them: 7, or 7–12; nothing for change pages. */
export function copyNumbers(
  copies: Readonly<{ firstNumber: number | null; lastNumber: number | null }>,
): string {
  const { firstNumber: first, lastNumber: last } = copies
  if (first === null || last === null) return ''
  return first === last ? String(first) : `${first}–${last}`
}

/**
 * Recipients pasted from Excel or typed, one a line: who, unit, phone, copies (tabs or runs of spaces between). The last
 * figure is the number of copies, 1 where there is none. Lines without a name are left out.
 */
export function readRecipients(
  typed: string,
): { holder: string; unit: string; phone: string; copies: number }[] {
  return typed
    .split(/\r?\n/)
    .map((line) => line.split(/\t|\s{2,}|[,，;；]/).map((cell) => cell.normalize('NFKC').trim()))
    .flatMap((cells) => {
      const filled = cells.filter((cell) => cell !== '')
      const [holder = ''] = filled
      if (holder === '') return []
      const copies = filled.length > 1 && /^\d{1,4}$/.test(filled.at(-1) ?? '') ? Number(filled.pop()) : 1
      const phone = filled.slice(1).find((cell) => /^[\d+() -]{5,}$/.test(cell)) ?? ''
      const unit = filled.slice(1).find((cell) => cell !== phone) ?? ''
      return [
        {
          holder: holder.slice(0, 60),
          unit: unit.slice(0, 60),
          phone: phone.slice(0, 40),
          copies: Math.max(1, copies),
        },
      ]
    })
}
