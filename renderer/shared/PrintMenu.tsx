import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useHotkeys } from './hotkeys'
import { type Make, useOutputs } from './useOutputs'

/** A paper that is shown before it is printed, a file that is saved, or something else to do with the list. */
export type PrintMenuItem =
  | Readonly<{ label: string; print: Make }>
  | Readonly<{ label: string; save: Make }>
  | Readonly<{ label: string; choose: () => void }>
  | 'line'

/** How the keys are written, the same in every language. */
export const printKey = 'Ctrl+P'

type Choice = Exclude<PrintMenuItem, 'line'>

/** What a list can be printed or saved as, in one place over every list. Ctrl+P prints the first paper. */
export function PrintMenu({ items }: Readonly<{ items: readonly PrintMenuItem[] }>) {
  const { t } = useTranslation('shared')
  const outputs = useOutputs()
  const run = (item: Choice) => {
    // A key that is held, or pressed again in doubt, makes one paper.
    if (outputs.running && !('choose' in item)) return
    if ('print' in item) void outputs.print(item.label, item.print)
    else if ('save' in item) void outputs.save(item.label, item.save)
    else item.choose()
  }
  const choices = items.filter((item) => item !== 'line')
  const paper = choices.find((item) => 'print' in item)
  useHotkeys(paper ? { 'ctrl+p': () => run(paper) } : {})
  const [only] = choices
  if (choices.length === 1 && only) return <Button onClick={() => run(only)}>{only.label}</Button>
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items.map((item, at) =>
          item === 'line'
            ? { type: 'divider', key: `line ${at}` }
            : {
                key: item.label,
                label: item.label,
                ...(item === paper ? { extra: printKey } : {}),
                onClick: () => run(item),
              },
        ),
      }}
    >
      <Button>
        {t(paper ? 'list.printOrExport' : 'list.exports')} <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  )
}
