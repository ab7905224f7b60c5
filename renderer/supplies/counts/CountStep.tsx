import { useTranslation } from 'react-i18next'
import { type CountDetail, type StockCount, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatNumber } from '../../shared/format'
import { showDone } from '../../shared/notices'
import { OpinionDialog } from '../steps/OpinionDialog'

export type Closing = 'submit' | 'recall' | 'return' | 'approve' | 'cancel'

const calls = {
  submit: { schema: supplies.calls.submitCount.input, save: youbei.supplies.submitCount },
  recall: { schema: supplies.calls.recallCount.input, save: youbei.supplies.recallCount },
  return: { schema: supplies.calls.returnCount.input, save: youbei.supplies.returnCount },
  approve: { schema: supplies.calls.approveCount.input, save: youbei.supplies.approveCount },
  cancel: { schema: supplies.calls.cancelCount.input, save: youbei.supplies.cancelCount },
} as const

/** A step of a count that is signed with a word: says what it will do before it does it. */
export function CountStep({
  count,
  step,
  onDone,
}: Readonly<{ count: CountDetail; step: Closing; onDone: () => void }>) {
  const { t } = useTranslation('supplies')
  const uncounted = count.lines - count.counted
  const facts = {
    number: count.number,
    n: formatNumber(count.differences),
    uncounted: formatNumber(uncounted),
  }
  const keep = step === 'submit' && uncounted > 0
  const needed = step === 'return' || step === 'cancel'
  return (
    <OpinionDialog<StockCount>
      title={t(`counts.acts.${step}`)}
      what={t(keep ? 'counts.what.submitKeep' : `counts.what.${step}`, facts)}
      required={needed}
      actionLabel={t(keep ? 'counts.acts.submitKeep' : `counts.acts.${step}`)}
      draftKey={`supplies:count:${step}:${count.id}`}
      schema={calls[step].schema}
      save={calls[step].save as never}
      toInput={(opinion) => ({ id: count.id, opinion, ...(keep ? { keepUncounted: true } : {}) })}
      onSaved={(saved) => {
        showDone(
          t(saved.documentNumber === null ? `counts.done.${step}` : 'counts.done.adjusted', {
            number: saved.documentNumber ?? saved.number,
          }),
          { undo: step === 'submit' },
        )
        onDone()
      }}
      onClose={onDone}
    />
  )
}
