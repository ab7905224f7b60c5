import type { TFunction } from 'i18next'
import { youbei } from '../shared/api'

/** Takes the last change of whoever is signed in back and says which one it was; says so when there is none. */
export async function undoLastChange(t: TFunction<['care', 'app']>): Promise<void> {
  const { showDone, showFailure } = await import('../shared/notices')
  const answer = await youbei.care.undo({})
  if (answer.ok) showDone(t('app:undo.done', { what: t(`care:calls.${answer.value.call}`) }))
  else if (answer.error.code === 'nothing-to-undo') showDone(t('app:undo.nothing'))
  else showFailure(answer.error)
}
