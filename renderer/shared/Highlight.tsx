import { splitHits } from './hits'

/** A snippet with its hits as `<mark>`; nothing in it is read as HTML. */
export function Highlight({ text }: Readonly<{ text: string }>) {
  return (
    <>
      {splitHits(text).map((part, index) =>
        part.hit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
          <mark key={index}>{part.text}</mark>
        ) : (
          part.text
        ),
      )}
    </>
  )
}
