import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PurchaseList, purchaseStates, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatFen, formatQuantity, parseMoney, parseQuantity } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import { showDone } from '../../shared/notices'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { type FormValues, RecordForm } from '../../shared/RecordForm'
import { useOutputs } from '../../shared/useOutputs'
import { useMayWrite } from '../../shared/useStatus'
import { decimalsOfUnit } from '../stock'
import { emptyLine, lineCost, type PurchaseFormLine, toFormLine } from './purchase-lines'

/** A purchase list with its lines; prices and quantities are changed in place. */
export function PurchaseDrawer({
  list,
  onClose,
}: Readonly<{ list: PurchaseList | null; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  return (
    <RecordDrawer
      open
      title={list?.title ?? t('standards.purchases.add')}
      onClose={onClose}
      width={1_000}
      extra={
        list && (
          <>
            <Button
              onClick={() =>
                void outputs.save(t('export'), (options) =>
                  youbei.supplies.exportPurchaseList({ id: list.id }, options),
                )
              }
            >
              {t('export')}
            </Button>
            <Button
              onClick={() =>
                void outputs.print(t('standards.purchases.print'), (options) =>
                  youbei.supplies.printPurchaseList({ id: list.id }, options),
                )
              }
            >
              {t('standards.purchases.print')}
            </Button>
          </>
        )
      }
    >
      <PurchaseForm list={list} readOnly={!mayWrite} onClose={onClose} />
    </RecordDrawer>
  )
}

function PurchaseForm({
  list,
  readOnly,
  onClose,
}: Readonly<{ list: PurchaseList | null; readOnly: boolean; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const measured = t('item.measured', { returnObjects: true }) as string[]
  const [lines, setLines] = useState<readonly PurchaseFormLine[]>(
    list ? list.lines.map(toFormLine) : [emptyLine()],
  )
  const decimalsOf = (line: PurchaseFormLine) =>
    line.unit === line.unitBefore ? line.decimals : decimalsOfUnit(line.unit, measured)
  const total = lines.reduce((sum, line) => sum + (lineCost(line, decimalsOf(line)) ?? 0), 0)
  return (
    <RecordForm<PurchaseList>
      draftKey={`supplies:purchase:${list?.id ?? 'new'}`}
      initial={{
        title: list?.title ?? '',
        state: list?.state ?? 'draft',
        note: list?.note ?? '',
        lines: list ? list.lines.map(toFormLine) : [emptyLine()],
      }}
      readOnly={readOnly}
      schema={supplies.calls.savePurchaseList.input}
      check={(values: FormValues) =>
        (values.lines as PurchaseFormLine[]).flatMap((line, index): FieldError[] => {
          const quantity = parseQuantity(line.quantity, decimalsOf(line))
          const price = parseMoney(line.price)
          return [
            ...(quantity.ok
              ? []
              : [
                  {
                    path: ['lines', index, 'quantity'],
                    reason: quantity.fault === 'empty' ? 'required' : quantity.fault,
                    facts: {},
                  },
                ]),
            ...(price.ok ? [] : [{ path: ['lines', index, 'price'], reason: price.fault, facts: {} }]),
          ]
        })
      }
      toInput={(values: FormValues) => ({
        ...(list ? { id: list.id, rev: list.rev } : {}),
        title: values.title,
        state: values.state,
        note: values.note,
        lines: (values.lines as PurchaseFormLine[]).map((line) => {
          const decimals = decimalsOf(line)
          const quantity = parseQuantity(line.quantity, decimals)
          const price = parseMoney(line.price)
          return {
            itemId: line.itemId,
            name: line.name,
            spec: line.spec,
            unit: line.unit,
            decimals,
            quantity: quantity.ok ? quantity.value : 0,
            priceFen: price.ok ? price.value : null,
            remark: line.remark,
          }
        }),
      })}
      pathOf={(path) => (path[2] === 'priceFen' ? [...path.slice(0, 2), 'price'] : path)}
      save={youbei.supplies.savePurchaseList}
      onSaved={(saved) => {
        showDone(t('standards.saved', { name: saved.title }), { undo: true })
        onClose()
      }}
      onCancel={onClose}
      onValues={(values) => setLines((values.lines as PurchaseFormLine[] | undefined) ?? [])}
      fields={[
        {
          name: 'title',
          label: t('standards.purchases.title'),
          required: true,
          control: <Input maxLength={60} autoComplete="off" />,
        },
        {
          name: 'state',
          label: t('standards.purchases.state'),
          control: (
            <Select
              options={purchaseStates.map((value) => ({
                value,
                label: t(`standards.purchases.states.${value}`),
              }))}
            />
          ),
        },
        {
          name: 'note',
          label: t('standards.purchases.note'),
          wide: true,
          control: <Input maxLength={500} autoComplete="off" />,
        },
      ]}
    >
      <Form.List name="lines">
        {(rows, { add, remove }) => (
          <>
            <table className="yb-lines yb-edit-table">
              <thead>
                <tr>
                  {(['name', 'spec', 'unit', 'quantity', 'price', 'cost', 'remark'] as const).map((key) => (
                    <th key={key} scope="col" className={`yb-buy-${key}`}>
                      {t(`standards.purchases.columns.${key}`)}
                    </th>
                  ))}
                  <th scope="col" className="yb-buy-remove" aria-label={t('remove')} />
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, name }) => {
                  const line = lines[name]
                  const cost = line ? lineCost(line, decimalsOf(line)) : null
                  return (
                    <tr key={key}>
                      {(['name', 'spec', 'unit', 'quantity', 'price'] as const).map((field) => (
                        <td key={field}>
                          <Form.Item name={[name, field]} noStyle={false} className="yb-bare">
                            <Input
                              aria-label={t('line.label', {
                                n: name + 1,
                                field: t(`standards.purchases.columns.${field}`),
                              })}
                              maxLength={field === 'unit' ? 10 : 60}
                              autoComplete="off"
                              className={field === 'quantity' || field === 'price' ? 'yb-right' : ''}
                            />
                          </Form.Item>
                        </td>
                      ))}
                      <td className="yb-right">{cost === null ? '' : formatFen(cost)}</td>
                      <td>
                        <Form.Item name={[name, 'remark']} className="yb-bare">
                          <Input
                            aria-label={t('line.label', {
                              n: name + 1,
                              field: t('standards.purchases.columns.remark'),
                            })}
                            maxLength={200}
                            autoComplete="off"
                          />
                        </Form.Item>
                      </td>
                      <td>
                        {!readOnly && (
                          <Button
                            type="text"
                            icon={<DeleteOutlined aria-hidden />}
                            aria-label={t('line.remove', { n: name + 1 })}
                            disabled={rows.length === 1}
                            onClick={() => remove(name)}
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={4}>
                    {!readOnly && (
                      <Button size="small" disabled={rows.length >= 1_000} onClick={() => add(emptyLine())}>
                        {t('line.add')}
                      </Button>
                    )}
                  </td>
                  <td className="yb-right">{t('standards.purchases.sum')}</td>
                  <td className="yb-right">
                    <strong>{formatFen(total)}</strong>
                  </td>
                  <td colSpan={2} />
                </tr>
              </tfoot>
            </table>
          </>
        )}
      </Form.List>
      <p className="yb-hint-line">
        {t('standards.purchases.priceHint', { n: formatQuantity(lines.length, 0) })}
      </p>
    </RecordForm>
  )
}
