/** What stands for `{{n, lot has|lots have}}` in a text: the words for one, or for any other number. */
export function oneOrMany(value: unknown, forms?: string): string {
  const [one, many] = forms?.split('|') ?? []
  if (one === undefined || many === undefined) return String(value)
  return Number(value) === 1 ? one : many
}
