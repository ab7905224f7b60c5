import type { ReactNode } from 'react'
import './shared.css'

/** What belongs here, and the first step: shown where a list has nothing yet. */
export function EmptyState({
  title,
  description,
  icon,
  actions,
}: Readonly<{ title: string; description?: ReactNode; icon?: ReactNode; actions?: ReactNode }>) {
  return (
    <div className="yb-empty">
      {icon !== undefined && (
        <div className="yb-empty-icon" aria-hidden>
          {icon}
        </div>
      )}
      <h2>{title}</h2>
      {description !== undefined && <p>{description}</p>}
      {actions !== undefined && <div className="yb-empty-actions">{actions}</div>}
    </div>
  )
}
