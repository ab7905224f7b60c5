import { Steps } from 'antd'
import './steps.css'

/** Where something stands on its way: what is done, where it is now, what comes. `ended`: it went no further. */
export function StateRow({
  states,
  current,
  ended = false,
  label,
}: Readonly<{
  states: readonly Readonly<{ key: string; title: string; detail?: string }>[]
  current: number
  ended?: boolean
  label: string
}>) {
  return (
    <section className="yb-state-row" aria-label={label}>
      <Steps
        size="small"
        current={current}
        status={ended ? 'error' : current >= states.length ? 'finish' : 'process'}
        items={states.map(({ title, detail }) => ({
          title,
          ...(detail === undefined ? {} : { content: detail }),
        }))}
      />
    </section>
  )
}
