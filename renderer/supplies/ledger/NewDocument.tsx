import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { EditorStart } from './DocumentEditor'
import type { EditedKind } from './lines'

/** Kinds beside receipt and issue, which have buttons and keys of their own. */
export const rarerKinds: readonly EditedKind[] = ['transfer', 'lend', 'scrap', 'rotate', 'adjust']

/** The buttons that begin a slip: 入库 F2, 出库 F3, and the rarer ones in a menu. */
export function NewDocument({ onStart }: Readonly<{ onStart: (start: EditorStart) => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: rarerKinds.map((kind) => ({
            key: kind,
            label: t(`ledger.save.${kind}`),
            onClick: () => onStart({ kind }),
          })),
        }}
      >
        <Button>
          {t('ledger.otherKinds')} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <Button onClick={() => onStart({ kind: 'issue' })}>
        {t('issue.action')} <span className="yb-kbd">F3</span>
      </Button>
      <Button type="primary" onClick={() => onStart({ kind: 'receive' })}>
        {t('receive.action')} <span className="yb-kbd">F2</span>
      </Button>
    </>
  )
}
