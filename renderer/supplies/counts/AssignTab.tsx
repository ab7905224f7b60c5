import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CountDetail } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatNumber } from '../../shared/format'
import { useCommand } from '../../shared/useCommand'
import { useMayWrite } from '../../shared/useStatus'

/** 分工: who counts which bin; each person gets sheets of their own. Saved when the field is left. */
export function AssignTab({ count }: Readonly<{ count: CountDetail }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite() && (count.state === 'counting' || count.state === 'reviewing')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const save = useCommand(
    (sections: { bin: string; person: string }[]) => youbei.supplies.assignCount({ id: count.id, sections }),
    { done: t('counts.done.assign'), undoable: true },
  )
  const leave = (bin: string) => {
    const person = (typed[bin] ?? '').trim()
    const before = count.binsThere.find((one) => one.bin === bin)?.person ?? ''
    if (typed[bin] === undefined || person === before) return
    const others = count.sections.filter((section) => section.bin !== bin)
    void save
      .run(person === '' ? others : [...others, { bin, person }])
      .then(() => setTyped(({ [bin]: _left, ...rest }) => rest))
  }
  return (
    <div className="yb-table-box">
      <table className="yb-steps-lines yb-count-assign">
        <thead>
          <tr>
            <th scope="col">{t('counts.bin')}</th>
            <th scope="col" className="yb-right">
              {t('counts.progress')}
            </th>
            <th scope="col">{t('counts.counter')}</th>
          </tr>
        </thead>
        <tbody>
          {count.binsThere.map(({ bin, person, lines, counted }) => (
            <tr key={bin}>
              <td>{bin === '' ? t('counts.noBin') : bin}</td>
              <td className="yb-right">
                {formatNumber(counted)} / {formatNumber(lines)}
              </td>
              <td>
                {mayWrite ? (
                  <Input
                    maxLength={30}
                    autoComplete="off"
                    aria-label={t('counts.counterOf', { bin: bin === '' ? t('counts.noBin') : bin })}
                    value={typed[bin] ?? person}
                    onChange={(event) => setTyped({ ...typed, [bin]: event.target.value })}
                    onBlur={() => leave(bin)}
                    onPressEnter={() => leave(bin)}
                  />
                ) : (
                  person || '—'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
