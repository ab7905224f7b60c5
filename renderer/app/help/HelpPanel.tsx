import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import type { Language } from '../i18n'
import { type HelpBlock, type Inline, parseHelp } from './markdown'
import { loadHelp } from './pages'
import './help.css'

/** F1: explains the screen that is open, beside it, so that one can do what one reads. Changes with the screen. */
export function HelpPanel({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t, i18n } = useTranslation('app')
  const language = i18n.language as Language
  const { pathname } = useLocation()
  const [blocks, setBlocks] = useState<readonly HelpBlock[]>([])
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    let wanted = true
    void loadHelp(pathname, language).then((source) => {
      if (wanted) setBlocks(parseHelp(source))
    })
    return () => {
      wanted = false
    }
  }, [pathname, language])
  useEffect(() => {
    const before = document.activeElement
    close.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <aside
      className="yb-help"
      aria-label={t('help.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <header>
        <strong>{t('help.title')}</strong>
        <button
          ref={close}
          type="button"
          className="yb-top-button"
          aria-label={t('help.close')}
          title={`${t('help.close')} F1`}
          onClick={onClose}
        >
          <CloseOutlined aria-hidden />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long pages scroll with the keyboard */}
      <article tabIndex={0}>
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page's blocks have no other identity
          <Block key={index} block={block} />
        ))}
      </article>
    </aside>
  )
}

function Block({ block }: Readonly<{ block: HelpBlock }>) {
  switch (block.kind) {
    case 'title':
      return <h1>{inline(block.parts)}</h1>
    case 'heading':
      return <h2>{inline(block.parts)}</h2>
    case 'text':
      return <p>{inline(block.parts)}</p>
    case 'list':
      return <ul>{items(block.items)}</ul>
    case 'steps':
      return <ol>{items(block.items)}</ol>
    case 'table':
      return (
        <table>
          <thead>
            <tr>{cells(block.head, 'th')}</tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a help page have no other identity
              <tr key={index}>{cells(row, 'td')}</tr>
            ))}
          </tbody>
        </table>
      )
  }
}

function items(lines: readonly (readonly Inline[])[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: lines of a help page have no other identity
  return lines.map((line, index) => <li key={index}>{inline(line)}</li>)
}

function cells(row: readonly (readonly Inline[])[], Tag: 'th' | 'td'): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a help page have no other identity
  return row.map((cell, index) => <Tag key={index}>{inline(cell)}</Tag>)
}

function inline(parts: readonly Inline[]): ReactNode {
  const tags = { strong: 'strong', key: 'kbd', code: 'code' } as const
  return parts.map((part, index) => {
    if (part.kind === 'text') return part.text
    const Tag = tags[part.kind]
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no other identity
    return <Tag key={index}>{part.text}</Tag>
  })
}
