import { type ReactNode, useId } from 'react'
import './standards.css'

/** A control with its word before it, or above it where several stand side by side. */
export function InlineField({
  label,
  above = false,
  children,
}: Readonly<{ label: string; above?: boolean; children: (id: string) => ReactNode }>) {
  const id = useId()
  return (
    <span className={above ? 'yb-above-field' : 'yb-inline-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  )
}
