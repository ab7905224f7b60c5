import type { DataPackage } from '../../preload/contract/exchange'
import { attachmentPath, keepAttachmentFile, type WorkContext } from '../host/index'
import { type WrittenPackage, writePackage } from './package'
import { packageAttachments, packageTables } from './tables/index'
import { verifyPackage } from './verify'

export type PackageOrder = Readonly<{
  path: string
  title: string
  from: { code: string; name: string }
  sequence: number
  previous?: { id: string; sha256: string } | undefined
  contents: DataPackage['contents']
  personalData: boolean
  attachments: boolean
  note: string
  privateKey: string
}>

/** Writes a package from one state of the database, and keeps the file so that it can be saved again. */
export async function write(
  { snapshot, environment, progress, signal }: WorkContext,
  order: PackageOrder,
): Promise<WrittenPackage> {
  const written = await snapshot((em) =>
    writePackage(
      order.path,
      {
        header: {
          kind: 'full',
          title: order.title,
          ...(order.note ? { description: order.note } : {}),
          from: order.from,
          sequence: order.sequence,
          ...(order.previous ? { previous: order.previous } : {}),
          producer: { name: 'Youbei', version: environment.version },
          personalData: order.personalData,
        },
        resources: packageTables(em, order.contents, order.personalData),
        attachments: order.attachments
          ? packageAttachments(em, order.contents).map((sha256) => ({
              sha256,
              path: attachmentPath(environment.dataFolder, sha256),
            }))
          : [],
        privateKey: order.privateKey,
      },
      { progress, signal },
    ),
  )
  await keepAttachmentFile(environment.dataFolder, order.path)
  return written
}

/** Checks a package that came in. */
export async function check({ progress, signal }: WorkContext, { path }: { path: string }) {
  return verifyPackage(path, { progress, signal })
}
