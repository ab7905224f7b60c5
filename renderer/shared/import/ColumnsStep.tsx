import { Alert, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../../preload/contract/imports'
import { isBlocked } from './request'
import type { ImportDefault } from './types'
import type { ImportState } from './useImport'

type Props = Readonly<{
  state: ImportState
  preview: ImportPreview
  fieldText: (key: string) => string
  defaults: readonly ImportDefault[]
}>

/** The second step: which sheet, which row is the header, which column is which field, what to assume where nothing stands. */
export function ColumnsStep({ state, preview, fieldText, defaults }: Props) {
  const { t } = useTranslation('shared')
  const id = useId()
  const headerRow = preview.headerRow
  return (
    <div className="yb-wizard-body">
      {isBlocked(preview) && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={preview.problems
            .map((problem) =>
              t(`imports.problems.${problem.code}`, { field: fieldText(problem.field ?? '') }),
            )
            .join(' ')}
        />
      )}
      <div className="yb-wizard-choices">
        {preview.sheets.length > 1 && (
          <div>
            <label htmlFor={`${id}-sheet`}>{t('imports.sheet')}</label>
            <Select
              id={`${id}-sheet`}
              value={preview.sheet}
              style={{ minWidth: 200 }}
              options={preview.sheets.map((sheet) => ({
                value: sheet.name,
                label: t(sheet.hidden ? 'imports.hiddenSheet' : 'imports.sheetRows', {
                  name: sheet.name,
                  n: sheet.rows,
                }),
              }))}
              onChange={(sheet) => state.chooseSheet(sheet)}
            />
          </div>
        )}
        <div>
          <label htmlFor={`${id}-header`}>{t('imports.headerRow')}</label>
          <Select
            id={`${id}-header`}
            value={headerRow}
            style={{ width: 320 }}
            options={preview.firstRows.map((line) => ({
              value: line.row,
              label: t('imports.headerChoice', {
                row: line.row,
                text: line.cells
                  .filter((cell) => cell !== '')
                  .slice(0, 6)
                  .join(' | '),
              }),
            }))}
            onChange={(row) => row !== null && state.chooseHeader(row)}
          />
        </div>
        {defaults.map((one) => (
          <div key={one.field} className="yb-wizard-default">
            <label htmlFor={`${id}-${one.field}`}>{one.label}</label>
            {one.control({
              id: `${id}-${one.field}`,
              value: state.defaults[one.field] ?? '',
              onChange: (value) => state.setDefault(one.field, value),
            })}
            {one.help !== undefined && <span className="yb-second">{one.help}</span>}
          </div>
        ))}
      </div>
      {preview.columns.length > 0 && (
        <table className="yb-sheet" aria-label={t('imports.columns')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.header')}</th>
              <th scope="col">{t('imports.field')}</th>
              <th scope="col">{t('imports.samples')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr key={column.index} data-chosen={column.field !== null || undefined}>
                <td>{column.letter}</td>
                <td title={column.header}>{column.header}</td>
                <td>
                  <Select
                    aria-label={t('imports.fieldOf', { column: column.header || column.letter })}
                    style={{ width: 180 }}
                    value={column.field ?? ''}
                    options={[
                      { value: '', label: t('imports.noField') },
                      ...preview.fields.map((field) => ({
                        value: field.key,
                        label: field.required
                          ? t('imports.requiredField', { field: fieldText(field.key) })
                          : fieldText(field.key),
                      })),
                    ]}
                    onChange={(field) => state.chooseField(column.index, field === '' ? null : field)}
                  />
                </td>
                <td title={column.samples.join(' | ')}>
                  {column.samples.filter((sample) => sample !== '').join(' | ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
