import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

/**
 * A button of the top bar and what it opens below itself. The browser's own popover: in the top layer, closed by Esc
 * or a click beside it, the focus comes back. Arrow keys move through its links and buttons.
 */
export function Popup({
  label,
  button,
  className,
  children,
}: Readonly<{
  label: string
  button: ReactNode
  className?: string
  children: (close: () => void) => ReactNode
}>) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => panel.current?.hidePopover()
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const targets = [...event.currentTarget.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')]
    const at = targets.indexOf(document.activeElement as HTMLElement)
    targets.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % targets.length)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={`yb-top-button ${className ?? ''}`}
        aria-label={label}
        aria-expanded={open}
        title={label}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="yb-popup"
        onKeyDown={onKeyDown}
        onBeforeToggle={(event) => {
          const box = anchor.current?.getBoundingClientRect()
          if (event.newState !== 'open' || !box) return
          event.currentTarget.style.top = `${box.bottom + 4}px`
          event.currentTarget.style.right = `${Math.max(8, document.documentElement.clientWidth - box.right)}px`
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && children(close)}
      </div>
    </>
  )
}
