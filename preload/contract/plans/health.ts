import { z } from 'zod'
import { Id, Output } from '../common'
import { query, task } from '../define'
import { libraryFilter } from './library'

/** Something that is missing or stale. */
export const Finding = z.object({
  /** `health.findings.<code>` in the page's texts. */
  code: z.string(),
  /** `serious`: must be mended; `warn`: should be; `info`: worth knowing. */
  level: z.enum(['serious', 'warn', 'info']),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The same in Chinese, for paper and for codes that the page has no text for. */
  text: z.string(),
  /** Where it is mended: a route of the page. */
  to: z.string(),
})
export type Finding = z.infer<typeof Finding>

const CheckFilter = z.object(libraryFilter).omit({ sort: true })

export const healthCalls = {
  getHealth: query(
    'What is missing or stale in a plan.',
    z.object({ id: Id }),
    z.object({ findings: z.array(Finding) }),
  ),
  exportHealth: task('The yearly check list as .xlsx.', CheckFilter, Output, { reads: true }),
  printHealth: task('The yearly check list as a PDF, with lines to sign on.', CheckFilter, Output, {
    reads: true,
  }),
}
