import type { ReactNode } from 'react'
import type { Level } from './palette'
import './shared.css'

/** A level: colour and word together, never the colour alone. */
export function LevelTag({ level, children }: Readonly<{ level: Level; children: ReactNode }>) {
  return <span className={`yb-tag yb-tag-${level}`}>{children}</span>
}
