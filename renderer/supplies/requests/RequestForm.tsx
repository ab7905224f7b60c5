import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SupplyRequest, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { DayInput } from '../../shared/DayInput'
import { DepotPicker } from '../../shared/DepotPicker'
import { ItemPicker } from '../../shared/ItemPicker'
import { showDone } from '../../shared/notices'
import { PersonPicker, type PickedPerson } from '../../shared/PersonPicker'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { RecordForm, type RecordFormHandle } from '../../shared/RecordForm'
import { otherWay } from '../packs'
import { type AskedLine, askedLines, askFaults, fromRequest, toAsk } from './lines'
import '../supplies.css'

const emptyLine: AskedLine = { item: null, quantity: '', remark: '' }

const names: Readonly<Record<string, string>> = {
  deliverDepotId: 'deliverDepot',
  asked: 'quantity',
  itemId: 'item',
}

/** 申领: asks for supplies, or changes a request that waits. */
export function RequestForm({
  request,
  onSaved,
  onClose,
}: Readonly<{
  request: SupplyRequest | null
  onSaved: (request: SupplyRequest) => void
  onClose: () => void
}>) {
  const { t } = useTranslation('supplies')
  const [form] = useState(() => ({ current: null as RecordFormHandle | null }))
  const fill = (person: PickedPerson | null) => {
    if (!person) return
    form.current?.set({
      person: person.name,
      phone: person.phones[0]?.number ?? '',
      ...(person.unit === '' ? {} : { unit: person.unit }),
    })
  }
  return (
    <RecordDrawer
      open
      title={request ? t('requests.changeTitle', { number: request.number }) : t('requests.newTitle')}
      onClose={onClose}
      width={860}
    >
      <RecordForm<SupplyRequest>
        handle={form}
        autoFocus
        draftKey={`supplies:request:${request?.id ?? 'new'}`}
        initial={
          request
            ? fromRequest(request)
            : {
                from: null,
                unit: '',
                person: '',
                phone: '',
                purpose: '',
                neededOn: '',
                deliverDepot: null,
                deliverTo: '',
                remark: '',
                lines: [emptyLine],
              }
        }
        schema={supplies.calls.saveRequest.input}
        check={askFaults}
        toInput={(values) => toAsk(values, request)}
        pathOf={(path) => {
          const [first, index, name] = path
          if (first !== 'lines' || typeof index !== 'number') return [names[String(first)] ?? String(first)]
          const at = askedLines(form.current?.values() ?? {})[index]?.at ?? index
          return ['lines', at, names[String(name)] ?? String(name ?? 'item')]
        }}
        labelOf={(path) =>
          t('line.label', {
            n: Number(path[1] ?? 0) + 1,
            field: t(`requests.line.${String(path[2] ?? 'item')}`),
          })
        }
        save={youbei.supplies.saveRequest}
        saveLabel={t(request ? 'requests.save' : 'requests.send')}
        onCancel={onClose}
        onSaved={(saved) => {
          showDone(t('requests.saved', { number: saved.number }), { undo: true })
          onSaved(saved)
        }}
        fields={[
          {
            name: 'from',
            label: t('requests.fromBook'),
            control: <PersonPicker onChange={fill} />,
            help: t('requests.fromBookHint'),
          },
          {
            name: 'unit',
            label: t('requests.unit'),
            required: true,
            control: <Input maxLength={60} autoComplete="off" placeholder={t('requests.unitHint')} />,
          },
          {
            name: 'person',
            label: t('requests.person'),
            required: true,
            control: <Input maxLength={30} autoComplete="off" />,
          },
          {
            name: 'phone',
            label: t('requests.phone'),
            control: <Input maxLength={30} autoComplete="off" inputMode="tel" />,
          },
          {
            name: 'purpose',
            label: t('requests.purpose'),
            required: true,
            control: <Input maxLength={200} autoComplete="off" placeholder={t('requests.purposeHint')} />,
          },
          { name: 'neededOn', label: t('requests.neededOn'), control: <DayInput /> },
          {
            name: 'deliverDepot',
            label: t('requests.deliverDepot'),
            control: <DepotPicker placeholder={t('requests.deliverDepotHint')} />,
            help: t('requests.deliverDepotHelp'),
          },
          {
            name: 'deliverTo',
            label: t('requests.deliverTo'),
            control: <Input maxLength={100} autoComplete="off" placeholder={t('requests.deliverToHint')} />,
          },
        ]}
      >
        <Form.List name="lines">
          {(fields, { add, remove }) => (
            <fieldset className="yb-doc" data-lines>
              <legend>{t('requests.linesLegend')}</legend>
              {fields.map((field, index) => (
                <div key={field.key} className="yb-doc-row" data-first={index === 0 ? '' : undefined}>
                  <span className="yb-doc-number" aria-hidden>
                    {index + 1}
                  </span>
                  <AskedLineFields at={field.name} />
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('line.remove', { n: index + 1 })}
                    onClick={() => {
                      remove(field.name)
                      if (fields.length === 1) add(emptyLine)
                    }}
                  />
                </div>
              ))}
              <Button data-add-line icon={<PlusOutlined aria-hidden />} onClick={() => add(emptyLine)}>
                {t('line.add')}
              </Button>
            </fieldset>
          )}
        </Form.List>
        <Form.Item name="remark" label={t('requests.remark')}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
      </RecordForm>
    </RecordDrawer>
  )
}

function AskedLineFields({ at }: Readonly<{ at: number }>) {
  const { t } = useTranslation('supplies')
  const line = Form.useWatch<AskedLine | undefined>(['lines', at], Form.useFormInstance())
  const n = at + 1
  const label = (field: string) => t('line.label', { n, field: t(`requests.line.${field}`) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of a slip, inside the fieldset of all lines
    <div
      className="yb-doc-line"
      role="group"
      aria-label={t('line.of', { n })}
      data-line
      data-filled={line?.item ? '' : undefined}
    >
      <Form.Item name={[at, 'item']} label={t('requests.line.item')} className="yb-doc-wide">
        <ItemPicker aria-label={label('item')} />
      </Form.Item>
      <Form.Item
        name={[at, 'quantity']}
        label={t('requests.line.quantity')}
        className="yb-doc-quantity"
        extra={otherWay(line?.quantity, line?.item)}
      >
        <Input
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          aria-label={label('quantity')}
          suffix={line?.item?.unit}
        />
      </Form.Item>
      <Form.Item name={[at, 'remark']} label={t('requests.line.remark')} className="yb-doc-wide">
        <Input autoComplete="off" maxLength={100} aria-label={label('remark')} />
      </Form.Item>
    </div>
  )
}
