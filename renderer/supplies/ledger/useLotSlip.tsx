import type { TFunction } from 'i18next'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StockRow } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import type { PickedItem } from '../../shared/ItemPicker'
import { showDone, showFailure } from '../../shared/notices'
import { DocumentEditor, type EditorStart } from './DocumentEditor'
import type { EditedKind } from './lines'

/** Why these goods leave, where it is plain to see. */
function usualReason(
  kind: EditedKind,
  rows: readonly StockRow[],
  t: TFunction<'supplies'>,
): string | undefined {
  if (kind === 'scrap' && rows.every((row) => row.state === 'expired')) return t('ledger.reasonExpired')
  return kind === 'rotate' ? t('ledger.reasonRotated') : undefined
}

type Wanted = Readonly<{ itemId: string; quantity: number }>
type Place = Readonly<{ lotId: string; depotId: string | null; bin?: string }>

/**
 * The slip that lists of other areas write: started from a lot, which is read anew so that the slip knows what lies
 * there now, or from anything the editor can begin with. `editor` is to be shown by the screen.
 */
export function useLotSlip(onClose?: () => void): Readonly<{
  start: (start: EditorStart) => void
  /** A slip about what is left of a lot in a depot; where the bin is not given, in all its bins. */
  startLot: (kind: EditedKind, place: Place) => Promise<void>
  /** A receipt of items, with how much of each is wanted in smallest units. */
  startReceipt: (wanted: readonly Wanted[], heading?: Omit<EditorStart, 'kind' | 'wanted'>) => Promise<void>
  editor: ReactNode
}> {
  const { t } = useTranslation('supplies')
  const [open, setOpen] = useState<EditorStart | null>(null)
  const startLot = async (kind: EditedKind, { lotId, depotId, bin }: Place) => {
    const lot = await youbei.supplies.getLot({ lotId })
    if (!lot.ok) return showFailure(lot.error)
    const here = lot.value.rows.filter((row) => row.status === 'here' && row.quantity > 0)
    const depot = depotId ?? here[0]?.depotId
    const rows = here.filter((row) => row.depotId === depot && (bin === undefined || row.bin === bin))
    if (rows.length === 0) return showDone(t('ledger.nothingLeft'))
    const reason = usualReason(kind, rows, t)
    setOpen({
      kind,
      rows,
      whole: kind === 'scrap' || kind === 'rotate',
      ...(reason === undefined ? {} : { reason }),
    })
  }
  const startReceipt = async (
    wanted: readonly Wanted[],
    heading: Omit<EditorStart, 'kind' | 'wanted'> = {},
  ) => {
    const lines: { item: PickedItem; quantity: number }[] = []
    for (const { itemId, quantity } of wanted) {
      const item = await youbei.supplies.getItem({ id: itemId })
      if (!item.ok) return showFailure(item.error)
      lines.push({ item: item.value, quantity })
    }
    setOpen({ ...heading, kind: 'receive', wanted: lines })
  }
  const editor = open && (
    <DocumentEditor
      start={open}
      onClose={() => {
        setOpen(null)
        onClose?.()
      }}
      {...(open.onPosted ? { onPosted: open.onPosted } : {})}
    />
  )
  return { start: setOpen, startLot, startReceipt, editor }
}
