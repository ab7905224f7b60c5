import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'

/** Lines of a form under one name: any number of small rows, each with a button that takes it away. */
export function Lines({
  name,
  legend,
  addLabel,
  removeLabel,
  max,
  empty,
  row,
  readOnly = false,
}: Readonly<{
  name: string
  legend: string
  addLabel: string
  removeLabel: (n: number) => string
  max: number
  /** What a new line begins with. */
  empty: () => Readonly<Record<string, unknown>>
  row: (index: number) => ReactNode
  readOnly?: boolean
}>) {
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <fieldset className="yb-lines">
          <legend>{legend}</legend>
          {fields.map((field, index) => (
            <div key={field.key} className="yb-line-row">
              {row(field.name)}
              {!readOnly && (
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={removeLabel(index + 1)}
                  onClick={() => remove(field.name)}
                />
              )}
            </div>
          ))}
          {!readOnly && fields.length < max && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(empty())}>
              {addLabel}
            </Button>
          )}
        </fieldset>
      )}
    </Form.List>
  )
}
