import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import { useTranslation } from 'react-i18next'
import { DueLines } from './home/DueLines'
import { useHome } from './home/useHome'
import { Popup } from './Popup'

/** What is overdue, quietly: a number, and the lines when they are asked for. */
export function Bell() {
  const { t } = useTranslation('app')
  const overdue = (useHome().data?.due ?? []).filter((line) => line.level === 'overdue')
  const label = overdue.length > 0 ? t('bell.some', { n: overdue.length }) : t('bell.none')
  return (
    <Popup
      label={label}
      button={
        <>
          <BellOutlined aria-hidden />
          {overdue.length > 0 && <span className="yb-bell-count">{overdue.length}</span>}
        </>
      }
    >
      {(close) => (
        <>
          <p className="yb-popup-head">
            <strong>{label}</strong>
          </p>
          <DueLines lines={overdue} onOpen={close} />
        </>
      )}
    </Popup>
  )
}
