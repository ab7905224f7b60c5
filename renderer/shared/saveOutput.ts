import type { Output } from '../../preload/contract/common'
import type { Result } from '../../preload/contract/result'
import { youbei } from './api'

/**
 * Asks where to save a paper or file that the program made, and saves it there. `null` when the person thought
 * better of it. The target is what `youbei.shell.showTarget` takes.
 */
export async function saveOutput(
  output: Pick<Output, 'token' | 'name'>,
): Promise<Result<{ target: string; name: string } | null>> {
  const chosen = await youbei.shell.chooseTarget({ suggestedName: output.name })
  if (!chosen.ok || chosen.value === null) return chosen
  const saved = await youbei.care.saveOutput({ token: output.token, target: chosen.value.target })
  return saved.ok ? chosen : saved
}
