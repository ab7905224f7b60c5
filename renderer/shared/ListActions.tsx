import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintMenu, type PrintMenuItem } from './PrintMenu'
import type { Make } from './useOutputs'
import { useMayWrite } from './useStatus'

/** The actions over a list, in one order everywhere: its own, print, export, import, add (F2). */
export function ListActions({
  print,
  save,
  papers,
  onImport,
  importing,
  onAdd,
  add,
  first,
  beforeAdd,
}: Readonly<{
  /** Makes the list as a PDF, and as a workbook, with what is filtered and searched for. */
  print: Make
  save: Make
  /** What else the list can be printed as. */
  papers?: readonly PrintMenuItem[]
  onImport?: () => void
  /** In place of the import button, where there is more than one list to bring in. */
  importing?: ReactNode
  onAdd: () => void
  add: string
  first?: ReactNode
  beforeAdd?: ReactNode
}>) {
  const { t } = useTranslation('shared')
  const mayWrite = useMayWrite()
  return (
    <>
      {first}
      <PrintMenu
        items={[{ label: t('list.print'), print }, { label: t('list.export'), save }, ...(papers ?? [])]}
      />
      {mayWrite && (
        <>
          {importing ?? <Button onClick={onImport}>{t('list.import')}</Button>}
          {beforeAdd}
          <Button type="primary" onClick={onAdd}>
            {add} <span className="yb-kbd">F2</span>
          </Button>
        </>
      )}
    </>
  )
}
