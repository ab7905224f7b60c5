import { InputNumber, Segmented, Select, Slider } from 'antd'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite, useStatus } from '../shared/useStatus'
import { SettingRow } from './SettingRow'
import { useSaveSettings } from './useSaveSettings'

/** By then the office has told what it saved, also where an answer to an earlier step was still on its way. */
const settleMs = 1_000

const marks = { 100: '100%', 125: '125%', 150: '150%' }

/** Text size, theme, language, and after how many minutes the program locks. Each holds at once. */
export function LookSettings() {
  const { t } = useTranslation('office')
  const save = useSaveSettings()
  const settings = useStatus()?.settings
  const mayWrite = useMayWrite()
  const id = useId()
  const [wanted, setWanted] = useState<number | null>(null)
  const changes = useRef(0)
  if (!settings) return null
  return (
    <section aria-labelledby={`${id}-title`}>
      <h1 id={`${id}-title`}>{t('settings.look')}</h1>
      {!mayWrite && <p className="yb-caption">{t('look.viewer')}</p>}
      <SettingRow label={t('look.textSize')} help={t('look.textSizeHelp')}>
        <Slider
          min={100}
          max={150}
          step={5}
          marks={marks}
          // The page moves under the mouse while it scales: it follows when the handle is let go. Until the last of
          // several quick steps is saved, the handle stays where it was put, or the next step would begin further back.
          value={wanted ?? settings.textSize}
          onChange={setWanted}
          tooltip={{ formatter: (percent) => `${percent}%` }}
          ariaLabelForHandle={t('look.textSize')}
          onChangeComplete={(textSize) => {
            changes.current += 1
            const mine = changes.current
            void save({ textSize }).then(() =>
              setTimeout(() => mine === changes.current && setWanted(null), settleMs),
            )
          }}
        />
      </SettingRow>
      <SettingRow label={t('look.theme')}>
        <Segmented
          aria-label={t('look.theme')}
          value={settings.theme}
          options={(['light', 'dark', 'system'] as const).map((theme) => ({
            value: theme,
            label: t(`look.themes.${theme}`),
          }))}
          onChange={(theme) => void save({ theme })}
        />
      </SettingRow>
      <SettingRow label={t('look.language')} labelFor={`${id}-language`}>
        <Select
          id={`${id}-language`}
          value={settings.language}
          style={{ width: 200 }}
          options={(['zh-CN', 'en-US'] as const).map((language) => ({
            value: language,
            label: t(`app:languages.${language}`),
          }))}
          onChange={(language) => void save({ language })}
        />
      </SettingRow>
      <SettingRow label={t('look.idle')} help={t('look.idleHelp')} labelFor={`${id}-idle`}>
        <InputNumber
          id={`${id}-idle`}
          min={0}
          max={240}
          disabled={!mayWrite}
          precision={0}
          suffix={t('look.minutes')}
          value={settings.idleMinutes}
          onChange={(idleMinutes) => {
            if (idleMinutes !== null) void save({ idleMinutes })
          }}
        />
      </SettingRow>
    </section>
  )
}
