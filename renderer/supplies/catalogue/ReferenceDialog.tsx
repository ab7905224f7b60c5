import { Button, Checkbox, Input, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReferenceItem } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatNumber } from '../../shared/format'
import { useHotkeys } from '../../shared/hotkeys'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import './catalogue.css'

/** Kinds of the reference list to be taken into the catalogue, by group; those that are there are marked. */
export function ReferenceDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const items = useQueryCall('supplies', 'listReferenceItems', {}).data?.items
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  useHotkeys({ escape: onClose }, { exclusive: true })
  const add = useCommand((codes: string[]) => youbei.supplies.addReferenceItems({ codes }), {
    done: ({ added }) => t('catalogue.reference.added', { n: added }),
    undoable: true,
    onDone: onClose,
  })
  const groups = useMemo(() => {
    const found = new Map<string, ReferenceItem[]>()
    for (const item of items ?? [])
      if (item.name.includes(words.trim()) || item.group.includes(words.trim()))
        found.set(item.group, [...(found.get(item.group) ?? []), item])
    return [...found]
  }, [items, words])
  const open = (items ?? []).filter((item) => !item.present)
  const toggle = (codes: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const code of codes) on ? next.add(code) : next.delete(code)
    setChosen(next)
  }
  return (
    <Modal
      open
      title={t('catalogue.reference.title')}
      width="min(920px, calc(100vw - 48px))"
      style={{ top: 24 }}
      keyboard={false}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Button disabled={open.length === 0} onClick={() => void add.run(open.map((item) => item.code))}>
            {t('catalogue.reference.all', { n: formatNumber(open.length) })}
          </Button>
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={add.running}
            onClick={() => void add.run([...chosen])}
          >
            {t('catalogue.reference.add', { n: formatNumber(chosen.size) })}
          </Button>
        </>
      }
    >
      <p className="yb-second">{t('catalogue.reference.hint')}</p>
      <Input
        allowClear
        value={words}
        maxLength={40}
        aria-label={t('catalogue.reference.search')}
        placeholder={t('catalogue.reference.search')}
        onChange={(event) => setWords(event.target.value)}
        style={{ marginBottom: 12 }}
      />
      <div className="yb-reference">
        {groups.map(([group, kinds]) => {
          const free = kinds.filter((item) => !item.present).map((item) => item.code)
          const on = free.filter((code) => chosen.has(code)).length
          return (
            <div key={group}>
              <Checkbox
                disabled={free.length === 0}
                checked={free.length > 0 && on === free.length}
                indeterminate={on > 0 && on < free.length}
                onChange={(event) => toggle(free, event.target.checked)}
              >
                <strong>{group}</strong>
              </Checkbox>
              <div className="yb-reference-group">
                {kinds.map((item) => (
                  <Checkbox
                    key={item.code}
                    disabled={item.present}
                    checked={item.present || chosen.has(item.code)}
                    onChange={(event) => toggle([item.code], event.target.checked)}
                  >
                    {item.name}
                  </Checkbox>
                ))}
              </div>
            </div>
          )
        })}
      </div>
    </Modal>
  )
}
