import { z } from 'zod'
import { Id, Instant } from '../common'

/** A signed step of a request or a count: who did it when, with what opinion, and the slip it made. */
export const Step = z.object({
  id: Id,
  step: z.string(),
  at: Instant,
  userName: z.string(),
  /** Who acted where it is not the one at the keyboard. */
  person: z.string(),
  opinion: z.string(),
  documentId: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** The slip was taken back since. */
  reversed: z.boolean(),
})
export type Step = z.infer<typeof Step>
