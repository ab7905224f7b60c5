import { Form } from 'antd'
import { type Counted, otherWay } from '../packs'

/** Under a figure that is typed beside a line: the same in packs, or in units where it was typed in packs. */
export function Counting({ figure, item }: Readonly<{ figure: string; item: Counted }>) {
  const typed = Form.useWatch<string | undefined>(['figures', figure], Form.useFormInstance())
  return otherWay(typed, item) || null
}
