/** A word for a key of the subject, a setting's name or a call's name; null where there is none. */
export type SubjectWords = Readonly<{
  key: (key: string) => string | null
  setting: (name: string) => string | null
  call: (name: string) => string | null
  comma: string
  yes: string
  no: string
}>

const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/**
 * What an entry of the trail is about, in words: `{"count":3,"person":"0190…"}` → `数量 3，人员 …12cd34`.
 * Ids are cut to their last six digits unless `whole`; what cannot be read is shown as it stands.
 */
export function subjectText(subject: string, words: SubjectWords, whole = false): string {
  let facts: unknown
  try {
    facts = JSON.parse(subject)
  } catch {
    return subject
  }
  if (typeof facts !== 'object' || facts === null) return subject
  const short = (value: string) => (id.test(value) && !whole ? `…${value.slice(-6)}` : value)
  const worded = (key: string, value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
    if (key === 'keys')
      return text
        .split(' ')
        .map((name) => words.setting(name) ?? name)
        .join(' ')
    if (key === 'call') return words.call(text) ?? text
    return text.split(' ').map(short).join(' ')
  }
  return Object.entries(facts)
    .map(([key, value]) => `${words.key(key) ?? key} ${worded(key, value)}`)
    .join(words.comma)
}
