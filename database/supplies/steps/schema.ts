/** A signed step in the life of a request or a count: who, when, with what opinion. Never changed. */
export type StepRow = {
  id: string
  /** The request or the count. */
  subjectId: string
  step: string
  at: number
  userId: string
  userName: string
  /** Who acted, where it is not the one at the keyboard: who took the goods, who received them. */
  person: string
  opinion: string
  documentId: string | null
}
