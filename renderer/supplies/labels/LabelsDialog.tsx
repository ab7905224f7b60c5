import { Button, InputNumber, Modal, Radio, Select, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabelFormat, LabelSubject } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatNumber } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import '../catalogue/catalogue.css'
import { labelPages, readChoice, writeChoice } from './choice'
import { FormatForm } from './FormatForm'

/** Something a label is wanted for; `name` is what the dialog calls it. */
export type LabelWish = Readonly<{ kind: LabelSubject['kind']; id: string; bin?: string; name: string }>

/** Labels for what was chosen: size, kind of code, copies, and the first free place of a part-used sheet. */
export function LabelsDialog({
  wishes,
  onClose,
}: Readonly<{ wishes: readonly LabelWish[]; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const formats = useQueryCall('supplies', 'listLabelFormats', {}).data?.formats ?? []
  const [choice, setChoice] = useState(readChoice)
  const [start, setStart] = useState(1)
  const [copies, setCopies] = useState(1)
  const [editing, setEditing] = useState<LabelFormat | 'new' | null>(null)
  useHotkeys({ escape: onClose }, { exclusive: true })
  const format = formats.find((one) => one.id === choice.format) ?? formats[0]
  const change = (part: Partial<typeof choice>) => {
    const next = { ...choice, ...part }
    setChoice(next)
    writeChoice(next)
  }
  const count = wishes.length * copies
  const print = () => {
    if (!format) return
    void outputs.print(t('labels.making'), (options) =>
      youbei.supplies.makeLabels(
        {
          format: format.id,
          code: choice.code,
          start,
          subjects: wishes.map(({ kind, id, bin }) => ({
            kind,
            id,
            copies,
            ...(bin === undefined ? {} : { bin }),
          })),
        },
        options,
      ),
    )
  }
  return (
    <Modal
      open
      title={t('labels.title')}
      width={620}
      keyboard={false}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('labels.close')}</Button>
          <Button type="primary" loading={outputs.running} disabled={!format} onClick={print}>
            {t('labels.preview')}
          </Button>
        </>
      }
    >
      {editing !== null && (
        <FormatForm
          format={editing === 'new' ? null : editing}
          base={format}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            setEditing(null)
            change({ format: saved.id })
          }}
        />
      )}
      <p className="yb-second">
        {wishes.length === 1 ? wishes[0]?.name : t('labels.chosen', { n: formatNumber(wishes.length) })}
      </p>
      <div className="yb-label-body">
        <div>
          <div className="yb-label-field">
            <span>{t('labels.format')}</span>
            <Select
              aria-label={t('labels.format')}
              style={{ width: '100%' }}
              value={format?.id ?? null}
              options={formats.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id: string) => {
                change({ format: id })
                setStart(1)
              }}
            />
          </div>
          {mayWrite && (
            <Space size="small" className="yb-label-links">
              <Button size="small" onClick={() => setEditing('new')}>
                {t('labels.newFormat')}
              </Button>
              {format?.own && (
                <Button size="small" onClick={() => setEditing(format)}>
                  {t('labels.editFormat')}
                </Button>
              )}
            </Space>
          )}
          <fieldset className="yb-label-field">
            <legend className="yb-label-legend">{t('labels.code')}</legend>
            <Radio.Group
              value={choice.code}
              onChange={(event) => change({ code: event.target.value as typeof choice.code })}
              options={[
                { value: 'qr', label: t('labels.qr') },
                { value: 'code128', label: t('labels.code128') },
              ]}
            />
          </fieldset>
          <div className="yb-label-field">
            <span>{t('labels.copies')}</span>
            <InputNumber
              aria-label={t('labels.copies')}
              min={1}
              max={500}
              precision={0}
              value={copies}
              onChange={(value) => setCopies(value ?? 1)}
            />
          </div>
          <p className="yb-second" role="status">
            {format &&
              t('labels.sum', {
                n: formatNumber(count),
                pages: formatNumber(labelPages(format, start, count)),
              })}
          </p>
        </div>
        {format && format.columns * format.rows > 1 && (
          <StartGrid format={format} start={start} count={count} onStart={setStart} />
        )}
      </div>
    </Modal>
  )
}

/** The sheet in small: the places that were used before, and those that will be filled. A click sets the first free one. */
function StartGrid({
  format,
  start,
  count,
  onStart,
}: Readonly<{ format: LabelFormat; start: number; count: number; onStart: (start: number) => void }>) {
  const { t } = useTranslation('supplies')
  const places = Array.from({ length: format.columns * format.rows }, (_, index) => index + 1)
  return (
    <div>
      <span>{t('labels.start')}</span>
      <div className="yb-label-grid" style={{ gridTemplateColumns: `repeat(${format.columns}, 1fr)` }}>
        {places.map((place) => (
          <button
            key={place}
            type="button"
            aria-label={t('labels.place', { n: place })}
            aria-pressed={place === start}
            data-used={place < start}
            data-filled={place >= start && place < start + count}
            onClick={() => onStart(place)}
          />
        ))}
      </div>
      <span className="yb-caption">{t('labels.startHint')}</span>
    </div>
  )
}
