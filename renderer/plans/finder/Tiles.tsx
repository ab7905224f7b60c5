import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

export type Tile = Readonly<{
  key: string
  label: ReactNode
  detail?: ReactNode
  tone?: string
  choose: () => void
}>

/** Digits choose the tiles of a page; more pages are turned over. */
const tilesOnPage = 9

/**
 * Big tiles to choose from, nine a page, each with its digit; the last one, 0, leaves the question open.
 * `onKeys` hands the digits to whoever listens to the keyboard.
 */
export function Tiles({
  title,
  tiles,
  skip,
  typed,
  onKeys,
}: Readonly<{
  title: string
  tiles: readonly Tile[]
  skip?: Tile | undefined
  typed: string
  onKeys: (press: (key: string) => boolean) => void
}>) {
  const { t } = useTranslation('plans')
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(tiles.length / tilesOnPage))
  const shown = tiles.slice(page * tilesOnPage, (page + 1) * tilesOnPage)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed begins at its first page
  useEffect(() => setPage(0), [typed, title])
  const turn = (by: 1 | -1) => setPage((now) => (now + by + pages) % pages)
  const tileOf = (key: string): Tile | undefined => {
    if (key === '0') return skip
    if (key === 'Enter') return typed === '' ? undefined : shown[0]
    return /^[1-9]$/.test(key) ? shown[Number(key) - 1] : undefined
  }
  useEffect(() => {
    onKeys((key) => {
      const tile = tileOf(key)
      if (tile) tile.choose()
      else if (key === 'PageDown' || key === 'ArrowRight') turn(1)
      else if (key === 'PageUp' || key === 'ArrowLeft') turn(-1)
      else return false
      return true
    })
  })
  return (
    <section className="finder-ask" aria-label={title}>
      <h2>
        {title}
        {typed !== '' && <span className="finder-typed">{t('finder.typed', { typed })}</span>}
      </h2>
      {tiles.length === 0 && <p className="finder-none">{t('finder.nothingTyped')}</p>}
      <div className="finder-tiles" data-count={shown.length}>
        {shown.map((tile, at) => (
          <button
            key={tile.key}
            type="button"
            className="finder-tile"
            data-tone={tile.tone}
            aria-keyshortcuts={String(at + 1)}
            onClick={tile.choose}
          >
            <kbd aria-hidden>{at + 1}</kbd>
            <span className="finder-tile-label">{tile.label}</span>
            {tile.detail !== undefined && <span className="finder-tile-detail">{tile.detail}</span>}
          </button>
        ))}
      </div>
      <div className="finder-more">
        {skip && (
          <button type="button" className="finder-skip" aria-keyshortcuts="0" onClick={skip.choose}>
            <kbd aria-hidden>0</kbd> {skip.label}
          </button>
        )}
        {pages > 1 && (
          <>
            <button type="button" className="finder-skip" onClick={() => turn(1)}>
              <kbd aria-hidden>→</kbd> {t('finder.morePages')}
            </button>
            <span className="finder-second">{t('finder.page', { page: page + 1, pages })}</span>
          </>
        )}
      </div>
    </section>
  )
}
