import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../preload/contract/common'
import type { TaskOptions } from '../../preload/contract/define'
import type { Result } from '../../preload/contract/result'
import { youbei } from './api'
import { showDone, showFailure } from './notices'
import { usePreview } from './preview'
import { saveOutput } from './saveOutput'
import { useTask } from './useTask'

/** A call that makes a paper or a file, as a task with an id. */
export type Make = (options: TaskOptions & { id: string }) => Promise<Result<Output>>

export type Outputs = Readonly<{
  /** Makes a PDF and shows it before it is printed. */
  print: (label: string, make: Make) => Promise<void>
  /** Makes a file and asks where to save it. */
  save: (label: string, make: Make) => Promise<void>
  running: boolean
}>

/** Papers and files that a screen makes: the task bar shows the making, then preview or saving. */
export function useOutputs(): Outputs {
  const { t } = useTranslation('shared')
  const { run, running } = useTask()
  const preview = usePreview()

  const print = useCallback(
    async (label: string, make: Make) => {
      const made = await run(label, make)
      if (made.ok) preview(made.value)
    },
    [run, preview],
  )
  const save = useCallback(
    async (label: string, make: Make) => {
      const made = await run(label, make)
      if (!made.ok) return
      const saved = await saveOutput(made.value)
      if (!saved.ok) return showFailure(saved.error)
      const target = saved.value
      if (target === null) return
      showDone(t('output.saved', { name: target.name }), {
        actions: [
          { label: t('output.show'), run: () => void youbei.shell.showTarget({ target: target.target }) },
        ],
      })
    },
    [run, t],
  )
  return useMemo(() => ({ print, save, running }), [print, save, running])
}
