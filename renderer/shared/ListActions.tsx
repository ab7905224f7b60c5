import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../preload/contract/common'
import type { TaskOptions } from '../../preload/contract/define'
import type { Result } from '../../preload/contract/result'
import { useOutputs } from './useOutputs'
import { useMayWrite } from './useStatus'

type Make = (options: TaskOptions & { id: string }) => Promise<Result<Output>>

/** The actions over a list, in one order everywhere: its own, print, export, import, add (F2). */
export function ListActions({
  print,
  save,
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
  const outputs = useOutputs()
  return (
    <>
      {first}
      <Button onClick={() => void outputs.print(t('list.printing'), print)}>{t('list.print')}</Button>
      <Button onClick={() => void outputs.save(t('list.exporting'), save)}>{t('list.export')}</Button>
      {mayWrite && (
        <>
          {importing ?? <Button onClick={onImport}>{t('list.import')}</Button>}
          {beforeAdd}
          <Button type="primary" onClick={onAdd}>
            {add} <span className="yb-kbd">F2</span>
          </Button>
        </>
      )}
      {outputs.preview}
    </>
  )
}
