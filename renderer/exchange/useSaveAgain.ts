import { useTranslation } from 'react-i18next'
import type { DataPackage } from '../../preload/contract/exchange'
import { youbei } from '../shared/api'
import { showDone, showFailure } from '../shared/notices'
import { saveOutput } from '../shared/saveOutput'
import { useTask } from '../shared/useTask'

/** Saves a package that was made before once more, wherever the clerk wants it; the same file, byte for byte. */
export function useSaveAgain(): (row: DataPackage) => Promise<void> {
  const { t } = useTranslation('exchange')
  const task = useTask()
  return async (row) => {
    if (task.running) return
    const opened = await task.run(t('again.task', { n: row.sequence }), (options) =>
      youbei.exchange.openPackage({ id: row.id }, options),
    )
    if (!opened.ok) {
      if (opened.error.code !== 'cancelled') showFailure(opened.error)
      return
    }
    const saved = await saveOutput(opened.value)
    if (!saved.ok) return showFailure(saved.error)
    if (!saved.value) return
    const { target, name } = saved.value
    showDone(t('make.saved', { name }), {
      actions: [{ label: t('make.show'), run: () => void youbei.shell.showTarget({ target }) }],
    })
  }
}
