import { Form, Input } from 'antd'
import { type Counted, otherWay } from '../packs'

/**
 * A figure that is typed beside a line, in units or packs; under it the same the other way round. `name` is its key among
 * the form's `figures`.
 */
export function Figure({ name, item, label }: Readonly<{ name: string; item: Counted; label: string }>) {
  const typed = Form.useWatch<string | undefined>(['figures', name], Form.useFormInstance())
  return (
    <Form.Item name={['figures', name]} extra={otherWay(typed, item) || null}>
      <Input
        className="yb-figure-input"
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        suffix={item.unit}
        aria-label={label}
      />
    </Form.Item>
  )
}
