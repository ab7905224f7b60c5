import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  headingNumbers,
  type Plan,
  type PlanOutline,
  planCategories,
} from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { showDone, showFailure } from '../../shared/notices'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import '../plans.css'
import './writing.css'

type Category = (typeof planCategories)[number]
const noOutlines: readonly PlanOutline[] = []

/** What an outline of the program is usually for. */
const categoryOf: Readonly<Record<string, Category>> = {
  'township-master': 'comprehensive',
  'gbt46793.2': 'comprehensive',
  'township-special': 'special',
  'village-brief': 'village',
  'work-manual': 'manual',
  'enterprise-comprehensive': 'enterprise',
}

type Props = Readonly<{ onClose: () => void; onMade: (plan: Plan) => void }>

/** Begins a plan: what it is called, what kind it is, from which outline. */
export function NewPlan({ onClose, onMade }: Props) {
  const { t } = useTranslation('plans')
  const query = useQueryCall('plans', 'listOutlines', {})
  const outlines = query.data?.outlines ?? noOutlines
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState('township-special')
  const [category, setCategory] = useState<Category | null>(null)
  const [numbering, setNumbering] = useState<'chinese' | 'decimal'>('chinese')
  const [asked, setAsked] = useState(false)
  const outline = outlines.find((one) => one.id === chosen)
  const kind = category ?? categoryOf[chosen] ?? 'other'
  const make = useCommand(youbei.plans.newPlan, { onDone: onMade })
  const create = () => {
    setAsked(true)
    if (title.trim() === '') return
    void make.run({ title, category: kind, numbering, ...(outline ? { outline: outline.id } : {}) })
  }
  return (
    <Modal
      open
      centered
      width={900}
      mask={{ closable: false }}
      title={t('writing.newPlan.title')}
      okText={t('writing.newPlan.make')}
      cancelText={t('writing.outlines.cancel')}
      okButtonProps={{ loading: make.running }}
      onCancel={onClose}
      onOk={create}
    >
      <div className="writing-new">
        <div className="writing-new-facts">
          <label htmlFor="writing-new-title">{t('fields.title')}</label>
          <Input
            id="writing-new-title"
            autoFocus
            maxLength={200}
            value={title}
            placeholder={t('writing.newPlan.example')}
            status={asked && title.trim() === '' ? 'error' : ''}
            aria-invalid={asked && title.trim() === ''}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={create}
          />
          {asked && title.trim() === '' && (
            <p className="writing-fault" role="alert">
              {t('import.needed')}
            </p>
          )}
          <label htmlFor="writing-new-kind">{t('fields.category')}</label>
          <Select<Category>
            id="writing-new-kind"
            value={kind}
            onChange={setCategory}
            options={planCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
          <span id="writing-new-numbering">{t('writing.numbering.action')}</span>
          <Radio.Group
            aria-labelledby="writing-new-numbering"
            value={numbering}
            onChange={(event) => setNumbering(event.target.value as 'chinese' | 'decimal')}
            options={[
              { value: 'chinese', label: t('writing.numbering.chinese') },
              { value: 'decimal', label: t('writing.numbering.decimal') },
            ]}
          />
          <span id="writing-new-outline">{t('writing.newPlan.outline')}</span>
          <Radio.Group
            className="writing-new-outlines"
            aria-labelledby="writing-new-outline"
            value={outline ? chosen : ''}
            onChange={(event) => setChosen(String(event.target.value))}
          >
            {outlines.map((one) => (
              <div key={one.id} className="writing-new-outline">
                <Radio value={one.id}>
                  {one.name}
                  {one.own && <span className="yb-second"> {t('writing.outlines.own')}</span>}
                </Radio>
                {one.own && <RemoveOutline outline={one} />}
              </div>
            ))}
            <div className="writing-new-outline">
              <Radio value="">{t('writing.newPlan.empty')}</Radio>
            </div>
          </Radio.Group>
          <ReadOutline onRead={setChosen} />
        </div>
        <OutlinePreview outline={outline} numbering={numbering} />
      </div>
    </Modal>
  )
}

function OutlinePreview({
  outline,
  numbering,
}: Readonly<{ outline: PlanOutline | undefined; numbering: 'chinese' | 'decimal' }>) {
  const { t } = useTranslation('plans')
  if (!outline) return <div className="writing-new-preview yb-second">{t('writing.newPlan.emptyHint')}</div>
  const numbers = headingNumbers(outline.items, numbering)
  return (
    <div className="writing-new-preview">
      <p className="yb-second">{t('writing.newPlan.sections', { n: outline.items.length })}</p>
      <ul>
        {outline.items.map((item, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of an outline is its place
            key={at}
            style={{ paddingInlineStart: (item.level - 1) * 20 }}
            title={item.hint}
          >
            {numbers[at]} {item.title}
          </li>
        ))}
      </ul>
      {outline.origin !== '' && (
        <p className="yb-second">{t('writing.newPlan.origin', { origin: outline.origin })}</p>
      )}
    </div>
  )
}

function RemoveOutline({ outline }: Readonly<{ outline: PlanOutline }>) {
  const { t } = useTranslation('plans')
  const remove = useCommand(youbei.plans.removeOutline, {
    done: t('writing.outlines.removed', { name: outline.name }),
    undoable: true,
  })
  return (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined aria-hidden />}
      loading={remove.running}
      aria-label={t('writing.outlines.remove', { name: outline.name })}
      onClick={() => void remove.run({ id: outline.id })}
    />
  )
}

/** Brings in an outline from a spreadsheet. */
function ReadOutline({ onRead }: Readonly<{ onRead: (id: string) => void }>) {
  const { t } = useTranslation('plans')
  const [running, setRunning] = useState(false)
  const bringIn = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'sheet', many: false })
    if (!chosen.ok) return showFailure(chosen.error)
    const [file] = chosen.value.files
    if (!file) return
    const read = await youbei.plans.readOutlineFile({ file: { token: file.token } })
    if (!read.ok) return showFailure(read.error)
    const { name, items, refused } = read.value
    const kept = await youbei.plans.addOutline({ name, items })
    if (!kept.ok) return showFailure(kept.error)
    onRead(kept.value.id)
    showDone(t('writing.outlines.read', { name, n: items.length, refused: refused.length }), { undo: true })
  }
  return (
    <Button
      icon={<UploadOutlined aria-hidden />}
      loading={running}
      onClick={() => {
        setRunning(true)
        void bringIn().finally(() => setRunning(false))
      }}
    >
      {t('writing.outlines.bringIn')}
    </Button>
  )
}
