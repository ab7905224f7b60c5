import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../shared/api'
import { useCommand } from '../shared/useCommand'
import { useStatus } from '../shared/useStatus'
import type { Township } from './division-rules'
import { statusKey } from './status'
import { TownshipChooser } from './TownshipChooser'

/** The office's name and township. */
export function OfficeSettings() {
  const { t } = useTranslation('office')
  const status = useStatus()
  const client = useQueryClient()
  const mayChange = status?.user?.role === 'administrator'
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [choosing, setChoosing] = useState(false)
  const [township, setTownship] = useState<Township | null>(null)
  const { run, running } = useCommand(youbei.office.saveOffice, {
    done: t('office.saved'),
    onDone: (next) => client.setQueryData(statusKey, next),
  })
  const division = status?.division
  if (!status || !division) return null
  const name = typed ?? status.officeName
  const current = { code: division.code, name: division.name, path: division.path }
  const save = async (to: Township) => {
    const saved = await run({ division: to, officeName: name.trim() })
    if (saved === null) return
    setTyped(null)
    setChoosing(false)
  }
  return (
    <section aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>{t('settings.office')}</h1>
      {!mayChange && <p className="yb-caption">{t('onlyAdministrator')}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save(current)
        }}
      >
        <div className="yb-field-box">
          <label htmlFor={`${id}-name`}>{t('office.name')}</label>
          <input
            id={`${id}-name`}
            className="yb-field"
            type="text"
            maxLength={60}
            required
            disabled={!mayChange}
            value={name}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="yb-caption">{t('office.nameHelp')}</p>
        </div>
        <Button
          type="primary"
          htmlType="submit"
          loading={running}
          disabled={!mayChange || name.trim() === '' || name === status.officeName}
        >
          {t('save')}
        </Button>
      </form>
      <h2>{t('office.township')}</h2>
      <dl className="yb-facts">
        <dt>{t('office.place')}</dt>
        <dd>
          {division.path}
          {division.name}
        </dd>
        <dt>{t('office.code')}</dt>
        <dd>{division.code}</dd>
      </dl>
      <p className="yb-caption">{t('office.townshipHelp')}</p>
      <Button
        disabled={!mayChange}
        onClick={() => {
          setTownship(current)
          setChoosing(true)
        }}
      >
        {t('office.change')}
      </Button>
      <Modal
        open={choosing}
        title={t('office.change')}
        okText={t('save')}
        okButtonProps={{ disabled: township === null || township.code === division.code }}
        confirmLoading={running}
        destroyOnHidden
        onCancel={() => setChoosing(false)}
        onOk={() => township && void save(township)}
      >
        <TownshipChooser value={township} onChange={setTownship} autoFocus />
      </Modal>
    </section>
  )
}
