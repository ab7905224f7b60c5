import type { LabelFormat } from '../../../preload/contract/supplies/index'
import { makeLabelsPdf } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { spots } from './rules'
import type { Label } from './subjects'

type Order = Readonly<{
  out: string
  format: LabelFormat
  code: 'qr' | 'code128'
  start: number
  labels: readonly Label[]
}>

/** Labels as a PDF, each as often as it was asked for. */
export async function makeLabels({ signal, progress }: WorkContext, order: Order): Promise<void> {
  const { format } = order
  const wanted = order.labels.flatMap((label) => Array.from({ length: label.copies }, () => label))
  const places = spots(format, order.start, wanted.length)
  await makeLabelsPdf(
    {
      title: '标签',
      pageWidth: format.pageWidth,
      pageHeight: format.pageHeight,
      width: format.width,
      height: format.height,
      symbol: order.code,
      labels: wanted.map(({ title, lines, code }, index) => ({
        ...(places[index] ?? { page: 0, x: 0, y: 0 }),
        title,
        lines,
        code,
      })),
    },
    order.out,
    { signal, progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }) },
  )
}
