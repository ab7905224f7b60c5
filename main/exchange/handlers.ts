import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import {
  attachmentsOfPlans,
  lastPackage,
  listPackages,
  nextSequence,
  packageById,
} from '../../database/exchange/repository'
import type { PackageRow } from '../../database/exchange/schema'
import { countTable } from '../../database/exchange/tables'
import { getSetting } from '../../database/office/repository'
import type { EntityManager } from '../../database/open'
import type { Contract } from '../../preload/contract/api'
import type { DataPackage } from '../../preload/contract/exchange'
import { DomainError } from '../../preload/contract/result'
import { attachmentPath, type Environment, type Handlers } from '../host/index'
import { readOffice } from '../office/index'
import { fingerprintOf, type KeyPair } from './keys'
import { packageKind } from './kinds'
import type { WrittenPackage } from './package'
import type { VerifiedPackage } from './verify'
import type { PackageOrder } from './work'

/** Made packages are kept among the attachments under the SHA-256 of the whole file, which the row names. */
function asPackage(
  { deletedAt: _deleted, manifestSha256: _manifest, ...row }: PackageRow,
  { dataFolder }: Environment,
): DataPackage {
  return {
    ...row,
    contents: row.contents as DataPackage['contents'],
    kept: existsSync(attachmentPath(dataFolder, row.sha256)),
  }
}

function identity(em: EntityManager): { keys: KeyPair; code: string; officeName: string; name: string } {
  const office = readOffice(em)
  const keys = getSetting(em, 'signingKey') as KeyPair | undefined
  if (!office || !keys) throw new DomainError('not-set-up')
  return { keys, code: office.code, officeName: office.officeName, name: office.name }
}

export const handlers: Handlers<Contract['exchange']> = {
  async getIdentity({ em }) {
    const { keys, officeName, code } = identity(em)
    return { fingerprint: fingerprintOf(keys.publicKey), officeName, code }
  },

  async countContents({ em }) {
    return {
      plans: countTable(em, 'plans'),
      supplies: countTable(em, 'stock'),
      people: countTable(em, 'people'),
      handbooks: countTable(em, 'handbooks'),
      attachments: attachmentsOfPlans(em).length,
    }
  },

  async listPackages({ em, environment }, { search, sort, offset, limit }) {
    const { rows, total } = listPackages(em, { search, sort }, { offset, limit })
    return { rows: rows.map((row) => asPackage(row, environment)), total }
  },

  async openPackage({ read, output, environment }, { id }) {
    const row = await read(async (em) => packageById(em, id))
    if (!row) throw new DomainError('not-found')
    const kept = attachmentPath(environment.dataFolder, row.sha256)
    if (!existsSync(kept)) throw new DomainError('package-gone', { name: row.name })
    const made = output(row.name)
    await copyFile(kept, made.path)
    return made.finish()
  },

  async makePackage({ read, work, write, output, today }, { contents, personalData, attachments, note }) {
    const chosen = [...new Set(contents)]
    const { keys, officeName, code, name, sequence, last } = await read(async (em) => ({
      ...identity(em),
      sequence: nextSequence(em),
      last: lastPackage(em),
    }))
    const fileName = `${name}-数据包-${String(sequence).padStart(4, '0')}-${today}.ybpkg`
    const made = output(fileName)
    const order: PackageOrder = {
      path: made.path,
      title: `${officeName} 数据包 第 ${sequence} 号`,
      from: { code, name: officeName },
      sequence,
      ...(last ? { previous: { id: last.id, sha256: last.manifestSha256 } } : {}),
      contents: chosen,
      personalData,
      attachments,
      note,
      privateKey: keys.privateKey,
    }
    const written = await work<WrittenPackage>('exchange.write', order)
    await write(async ({ em, records, now, final, subject }) => {
      // Numbers of packages have no gap and no double: another one made meanwhile takes the number.
      if (nextSequence(em) !== sequence) throw new DomainError('changed-since')
      records.insert(packageKind, [
        {
          id: written.id || uuidv7(),
          name: fileName,
          sequence,
          contents: chosen,
          personalData,
          records: written.records,
          bytes: written.bytes,
          sha256: written.sha256,
          manifestSha256: written.manifestSha256,
          madeAt: now,
          note,
        },
      ])
      final()
      subject({ package: written.id, sequence, records: written.records, personalData })
    })
    const { id, records, ms, sha256 } = written
    return { ...(await made.finish()), id, records, ms: Math.round(ms), sequence, sha256 }
  },

  async checkPackage({ file, work }, input) {
    const { path } = file(input.file)
    const found = await work<VerifiedPackage>('exchange.check', { path })
    return {
      from: { code: found.header.from.code, name: found.header.from.name },
      fingerprint: found.signedBy,
      madeAt: found.header.created,
      sequence: found.header.sequence,
      resources: found.resources.map(({ name, title, rows }) => ({ name, title, rows })),
      attachments: found.attachments.length,
    }
  },
}
