import { registerAttachment } from '../../../database/care/repository'
import type { writingCalls } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import { type AreaHandlers, keepAttachment, measureImage } from '../../host/index'
import { limits } from '../readers/source'

type Calls = Pick<typeof writingCalls, 'keepPicture'>

/** Keeps a pasted picture. What it is is told by its bytes. */
export const keepPicture: AreaHandlers<Calls>['keepPicture'] = async (context, { data }) => {
  const bytes = Buffer.from(data, 'base64')
  if (bytes.length > limits.imageBytes) throw new DomainError('file-too-large', { bytes: limits.imageBytes })
  const size = measureImage(bytes)
  if (!size) throw new DomainError('file-not-a-picture', { file: '' })
  const attachment = await keepAttachment(context.environment.dataFolder, bytes)
  registerAttachment(context.em, {
    sha256: attachment,
    mime: size.mime,
    bytes: bytes.length,
    createdAt: context.now,
  })
  context.subject({ bytes: bytes.length })
  context.final()
  return { attachment, width: size.width, height: size.height }
}
