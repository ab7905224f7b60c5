import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatchRow } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { itemLabel } from '../../shared/ItemPicker'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { useTypedSearch } from '../../shared/useTypedSearch'

type Line = Readonly<{ name: string; unit: string; category: string }>

/** Which items of the catalogue count for a line; what is corrected here is remembered by the line's name. */
export function Matches(line: Line) {
  const { t } = useTranslation('supplies')
  const search = useTypedSearch()
  const found = useQueryCall('supplies', 'listMatches', {
    name: line.name,
    unit: line.unit,
    category: line.category,
    search: search.settled,
  })
  const rows = found.data?.rows ?? []
  return (
    <>
      <p className="yb-hint-line">{t('standards.matches.hint')}</p>
      <Input
        allowClear
        aria-label={t('standards.matches.search')}
        placeholder={t('standards.matches.search')}
        value={search.typed}
        maxLength={100}
        onChange={(event) => search.setTyped(event.target.value)}
      />
      {rows.length === 0 ? (
        <p className="yb-second">{t('standards.matches.none')}</p>
      ) : (
        <table className="yb-lines yb-edit-table">
          <thead>
            <tr>
              <th scope="col">{t('standards.matches.counted')}</th>
              <th scope="col">{t('standards.matches.by')}</th>
              <th scope="col">{t('standards.matches.ratio')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <MatchLine key={row.itemId} row={row} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function MatchLine({ row, line }: Readonly<{ row: MatchRow; line: Line }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const [itemUnits, setItemUnits] = useState<number | null>(row.ratio?.itemUnits ?? 1)
  const [lineUnits, setLineUnits] = useState<number | null>(
    row.ratio ? row.ratio.lineThousandths / 1_000 : null,
  )
  const save = useCommand(
    (counted: boolean) =>
      youbei.supplies.saveMatch({
        name: line.name,
        unit: line.unit,
        itemId: row.itemId,
        counted,
        ratio:
          itemUnits === null || lineUnits === null
            ? null
            : { itemUnits, lineThousandths: Math.round(lineUnits * 1_000) },
      }),
    { done: t('standards.matches.saved'), undoable: true },
  )
  const same = row.unit === line.unit && row.ratio?.itemUnits === 1 && row.ratio.lineThousandths === 1_000
  const changed =
    itemUnits !== (row.ratio?.itemUnits ?? 1) ||
    lineUnits !== (row.ratio ? row.ratio.lineThousandths / 1_000 : null)
  const label = itemLabel({ name: row.itemName, spec: row.spec })
  return (
    <tr>
      <td>
        <Checkbox
          checked={row.counted}
          disabled={!mayWrite || save.running || (!row.counted && lineUnits === null)}
          onChange={(event) => void save.run(event.target.checked)}
        >
          {label}
        </Checkbox>
      </td>
      <td className="yb-second">{t(`standards.matches.bys.${row.by}`)}</td>
      <td>
        {same ? (
          <span className="yb-second">{t('standards.matches.same', { unit: row.unit })}</span>
        ) : (
          <span className="yb-ratio">
            <InputNumber
              size="small"
              min={1}
              max={1_000_000}
              precision={0}
              disabled={!mayWrite}
              aria-label={t('standards.matches.itemUnits', { name: label })}
              value={itemUnits}
              onChange={setItemUnits}
              suffix={row.unit}
            />
            =
            <InputNumber
              size="small"
              min={0.001}
              max={1_000_000}
              disabled={!mayWrite}
              aria-label={t('standards.matches.lineUnits', { name: label })}
              value={lineUnits}
              onChange={setLineUnits}
              suffix={line.unit}
            />
            {changed && lineUnits !== null && itemUnits !== null && (
              <Button size="small" loading={save.running} onClick={() => void save.run(true)}>
                {t('standards.matches.save')}
              </Button>
            )}
          </span>
        )}
      </td>
    </tr>
  )
}
