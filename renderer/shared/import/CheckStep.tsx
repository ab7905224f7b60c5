import { Button, Pagination, Segmented, Spin } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../preload/contract/imports'
import type { PreviewRow, RowReason, RowVerdict } from '../../../preload/contract/sheets'
import { formatNumber } from '../format'
import { LevelTag } from '../LevelTag'
import type { Level } from '../palette'
import type { ImportWizardProps } from './types'
import { type ImportState, previewPage } from './useImport'

const verdictLevels: Readonly<Record<RowVerdict, Level>> = {
  import: 'green',
  warn: 'orange',
  refuse: 'red',
  skip: 'plain',
}

const verdictNames = ['import', 'warn', 'refuse', 'skip'] as const

/** How a value reads when the module says nothing: texts and numbers as they are, lists joined. */
export function plainValue(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plainValue).join(', ')
  if (typeof value === 'object') return Object.values(value).map(plainValue).filter(Boolean).join(' ')
  return String(value)
}

type Props = Readonly<{
  state: ImportState
  preview: ImportPreview
  fieldText: (key: string) => string
}> &
  Pick<ImportWizardProps, 'showValue'>

/** The third step: every row with what it will do, and why a row is refused. */
export function CheckStep({ state, preview, fieldText, showValue }: Props) {
  const { t } = useTranslation('shared')
  const { counts, page } = preview
  const list = useRef<HTMLElement>(null)
  useEffect(() => list.current?.focus(), [])
  const shown = preview.fields.filter((field) => preview.mapping[field.key] !== undefined)
  const ignored = preview.columns.filter((column) => column.field === null && column.header !== '')
  const reasonText = (reason: RowReason) =>
    t(`imports.reasons.${reason.code}`, {
      ...reason.facts,
      text: reason.text ?? '',
      column:
        (reason.field === undefined ? undefined : fieldText(reason.field)) ??
        preview.columns.find((column) => column.index === reason.column)?.header ??
        '',
    })
  const numberFields = new Set(
    shown
      .map((field) => field.key)
      .filter((key) => page.rows.some((row) => typeof row.values?.[key] === 'number')),
  )
  const cellOf = (row: PreviewRow, key: string) => {
    const column = preview.mapping[key]
    const written = row.cells && column !== undefined ? (row.cells[column] ?? '') : ''
    if (row.values === null) return written
    const value = row.values[key]
    return (showValue ? showValue(key, value, row.values) : plainValue(value)) || written
  }
  return (
    <>
      <div className="yb-counts">
        <span>
          {t('imports.found', {
            file: preview.file.kind === 'pasted' ? t('imports.pastedRows') : preview.file.name,
            row: preview.headerRow ?? 0,
            n: shown.length,
          })}
        </span>
        {preview.remembered && <LevelTag level="blue">{t('imports.remembered')}</LevelTag>}
        <Button size="small" onClick={() => state.setStep('columns')}>
          {t('imports.correct')}
        </Button>
        {ignored.length > 0 && (
          <span className="yb-second">
            {t('imports.ignored', {
              columns: ignored.map((column) => column.header).join(t('common.listComma')),
            })}
          </span>
        )}
      </div>
      <div className="yb-counts">
        <Segmented<string>
          aria-label={t('imports.show')}
          value={state.verdicts[0] ?? 'all'}
          options={[
            { value: 'all', label: t('imports.verdicts.all', { n: formatNumber(counts.rows) }) },
            ...verdictNames.map((verdict) => ({
              value: verdict,
              label: t(`imports.verdicts.${verdict}`, { n: formatNumber(counts[verdict]) }),
            })),
          ]}
          onChange={(verdict) => state.setVerdicts(verdictNames.filter((name) => name === verdict))}
        />
        {state.reading && <Spin size="small" />}
        {page.total > previewPage && (
          <Pagination
            className="yb-pages"
            size="small"
            showSizeChanger={false}
            pageSize={previewPage}
            total={page.total}
            current={Math.floor(state.offset / previewPage) + 1}
            onChange={(number) => state.setOffset((number - 1) * previewPage)}
          />
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lists scroll with the keyboard */}
      <section ref={list} className="yb-wizard-body" aria-label={t('imports.rows')} tabIndex={0}>
        <table className="yb-sheet" aria-label={t('imports.rows')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              <th scope="col">{t('imports.verdict')}</th>
              {shown.map((field) => (
                <th
                  key={field.key}
                  scope="col"
                  className={numberFields.has(field.key) ? 'yb-right' : undefined}
                >
                  {fieldText(field.key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <tr key={row.row}>
                <td className="yb-right">{row.row}</td>
                <td className="yb-verdict">
                  <LevelTag level={verdictLevels[row.verdict]}>
                    {t(`imports.verdict-${row.verdict}`)}
                  </LevelTag>
                  {row.reasons.length > 0 && (
                    <ul className="yb-reasons">
                      {row.reasons.map((reason) => (
                        <li key={`${reason.code}-${reason.field ?? ''}-${reason.text ?? ''}`}>
                          {reasonText(reason)}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
                {row.verdict === 'skip' ? (
                  <td colSpan={shown.length} className="yb-second">
                    {(row.cells ?? []).filter((cell) => cell !== '').join(' | ')}
                  </td>
                ) : (
                  shown.map((field) => (
                    <td
                      key={field.key}
                      title={cellOf(row, field.key)}
                      className={numberFields.has(field.key) ? 'yb-right' : undefined}
                    >
                      {cellOf(row, field.key)}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {page.total === 0 && <p className="yb-second">{t('imports.noRows')}</p>}
      </section>
    </>
  )
}
