import { useTranslation } from 'react-i18next'
import type { CountLine } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { showFailure } from '../../shared/notices'

export type Scanned =
  | Readonly<{ kind: 'line'; line: CountLine }>
  | Readonly<{ kind: 'unknown'; lotId: string | null; text: string }>

/**
 * What a code that was scanned or typed means in a count: the line of its lot; of several, the one in the bin that is
 * looked at, else the first that is not counted yet.
 */
export function useScan(countId: string, bin: string | undefined) {
  const { t } = useTranslation('supplies')
  return async (code: string): Promise<Scanned | null> => {
    const answer = await youbei.supplies.findCountLines({ countId, code })
    if (!answer.ok) {
      showFailure(answer.error)
      return null
    }
    const { lotId, lines } = answer.value
    const line = lines.find((one) => one.bin === bin) ?? lines.find((one) => one.firstAt === null) ?? lines[0]
    return line
      ? { kind: 'line', line }
      : {
          kind: 'unknown',
          lotId,
          text: t(lotId === null ? 'counts.scan.unknown' : 'counts.scan.notHere', { code }),
        }
  }
}
