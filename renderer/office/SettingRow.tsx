import type { ReactNode } from 'react'

/** One setting: its name, what it means, its control. `labelFor` names the control where it is a single field. */
export function SettingRow({
  label,
  help,
  labelFor,
  children,
}: Readonly<{ label: string; help?: string; labelFor?: string; children: ReactNode }>) {
  return (
    <div className="yb-setting">
      <div className="yb-setting-word">
        {labelFor ? <label htmlFor={labelFor}>{label}</label> : <span>{label}</span>}
        {help !== undefined && <p className="yb-caption">{help}</p>}
      </div>
      <div className="yb-setting-control">{children}</div>
    </div>
  )
}
