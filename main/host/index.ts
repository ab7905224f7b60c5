/** What modules may use of the host. */
export { type AreaHandlers, type HostArea, joinAreas } from './areas'
export { attachmentPath, keepAttachment, keepAttachmentFile } from './attachments'
export { resolveCode } from './codes'
export { importWork } from './import-work'
export { importBatchKind, importTasks, type JudgeArgs, type Judged, judged } from './imports'
export { KeptRefusal } from './kept-refusal'
export { initialsOf, numberKeys, soundKeys } from './keys'
export { measureImage, type PictureSize } from './pictures'
export { allModules, findHandler, findPrintable, recordKinds } from './registry'
export { addDays, daysBetween, today } from './time'
export type {
  CommandContext,
  Environment,
  Handlers,
  HostModule,
  PartContext,
  PendingOutput,
  Printable,
  QueryContext,
  SessionUser,
  TaskContext,
  WorkContext,
  WorkFunction,
} from './types'
