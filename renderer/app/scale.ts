import type { QueryClient } from '@tanstack/react-query'
import type { Status } from '../../preload/contract/office'
import { setStatus, statusKey } from '../office/status'
import { youbei } from '../shared/api'
import { nextScale, type ScaleStep } from './frame-rules'

let saving: ReturnType<typeof setTimeout> | undefined

/** Makes everything bigger or smaller at once, and remembers it for the office when the person has settled. */
export function changeScale(client: QueryClient, step: ScaleStep): void {
  const status = client.getQueryData<Status>(statusKey)
  if (!status) return
  const textSize = nextScale(status.settings.textSize, step)
  setStatus(client, { settings: { ...status.settings, textSize } })
  clearTimeout(saving)
  // A viewer may not change settings: then it holds until the program ends.
  saving = setTimeout(() => void youbei.office.saveSettings({ textSize }), 600)
}
