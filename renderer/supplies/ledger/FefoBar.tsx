import { SortAscendingOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../../shared/api'
import type { PickedDepot } from '../../shared/DepotPicker'
import { ItemPicker, type PickedItem } from '../../shared/ItemPicker'
import { showDone, showFailure } from '../../shared/notices'
import { parseCounted } from '../packs'
import { withUnit } from '../stock'
import type { TakeLine } from './lines'
import { proposedLines } from './proposed'

/** Says what and how much; the lots that expire first become lines. */
export function FefoBar({ onLines }: Readonly<{ onLines: (lines: readonly TakeLine[]) => void }>) {
  const { t } = useTranslation('supplies')
  const depot = Form.useWatch<PickedDepot | null | undefined>('depot', Form.useFormInstance())
  const [item, setItem] = useState<PickedItem | null>(null)
  const [typed, setTyped] = useState('')
  const parsed = parseCounted(typed, item)
  const quantity = parsed.ok && parsed.value > 0 ? parsed.value : null
  const ready = depot && item && quantity !== null
  const propose = async () => {
    if (!depot || !item || quantity === null) return
    const found = await youbei.supplies.proposeLots({ itemId: item.id, depotId: depot.id, quantity })
    if (!found.ok) return showFailure(found.error)
    const { lines, missing } = found.value
    onLines(proposedLines(item, depot, lines))
    if (missing > 0)
      showDone(
        t('ledger.fefo.missing', {
          item: item.name,
          quantity: withUnit(missing, item.decimals, item.unit),
        }),
      )
    setItem(null)
    setTyped('')
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a helper inside the fieldset of the lines
    <div className="yb-doc-fefo" role="group" aria-label={t('ledger.fefo.title')}>
      <span className="yb-second">{t('ledger.fefo.title')}</span>
      <ItemPicker
        className="yb-doc-fefo-item"
        aria-label={t('ledger.fefo.item')}
        value={item}
        onChange={setItem}
      />
      <Input
        className="yb-doc-fefo-quantity"
        data-own-enter
        aria-label={t('ledger.fefo.quantity')}
        placeholder={t('line.quantity')}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        value={typed}
        suffix={item?.unit}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !ready) return
          event.preventDefault()
          event.stopPropagation()
          void propose()
        }}
      />
      <Button icon={<SortAscendingOutlined aria-hidden />} disabled={!ready} onClick={() => void propose()}>
        {t('ledger.fefo.run')}
      </Button>
    </div>
  )
}
