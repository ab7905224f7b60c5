import { copyFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type BackupFile, listBackups } from '../../database/backup'
import { listAudit } from '../../database/care/audit'
import { listBin } from '../../database/care/repository'
import { openSittings } from '../../database/care/sittings'
import { lastUndo, markUndone } from '../../database/care/undo'
import { searchRecords } from '../../database/engine/search'
import { setSetting } from '../../database/office/repository'
import type { Contract } from '../../preload/contract/api'
import type { Found } from '../../preload/contract/care'
import { DomainError } from '../../preload/contract/result'
import {
  allModules,
  type Environment,
  findHandler,
  type Handlers,
  recordKinds,
  resolveCode,
} from '../host/index'
import { readSettings } from '../office/index'
import { homeOf } from './home'

/** Where backups go: the folder the office chose, else beside the data. */
const backupFolder = (environment: Environment, chosen: string) =>
  chosen || join(environment.dataFolder, 'backups')

/** Kinds that are found by their names and numbers. */
const named = [
  'plan',
  'person',
  'item',
  'depot',
  'equipment',
  'supply-contract',
  'supply-request',
  'stock-count',
]
/** Slips of the ledger that an answer names. */
const mostSlips = 5

export const handlers: Handlers<Contract['care']> = {
  async getHome({ em, today, environment }) {
    return homeOf(em, today, environment)
  },

  resolveCode: async ({ em }, { text }) => {
    const found = await resolveCode(em, text)
    if (!found) throw new DomainError('code-unknown')
    return found
  },

  async search({ em }, { text, limit }) {
    const scanned = await resolveCode(em, text)
    const found: Found[] = scanned ? [scanned] : []
    const modules = await allModules()
    const seen = new Set<string>()
    const add = (kinds: readonly string[], most: number) => {
      for (const hit of searchRecords(em, text, { kinds, limit: most })) {
        if (found.length >= most) return
        const key = `${hit.kind} ${hit.recordId}`
        if (seen.has(key)) continue
        seen.add(key)
        for (const module of modules) {
          const line = module.found?.(em, hit, text)
          if (line) found.push(line)
        }
      }
    }
    // Names first, then slips, then words inside texts: each list is short, so the whole answer costs three look-ups.
    const slips = modules.flatMap((module) => module.finds?.(em, text, mostSlips) ?? []).slice(0, mostSlips)
    add(named, Math.max(1, limit - slips.length))
    found.push(...slips.slice(0, limit - found.length))
    add(['section'], limit)
    return { found }
  },

  async undo(context) {
    const { em, user, records } = context
    context.final()
    const step = user && lastUndo(em, user.id)
    if (!step) throw new DomainError('nothing-to-undo')
    if (step.inverse) {
      const handler = await findHandler(step.inverse.call)
      if (!handler) throw new DomainError('unknown-call')
      await handler({ ...context, inverse: () => undefined }, step.inverse.input)
    } else records.revert(step.auditSeq, await recordKinds())
    markUndone(em, step.seq)
    context.subject({ undone: step.auditSeq, call: step.call })
    return { call: step.call }
  },

  async getUndo({ em, user }) {
    const step = user && lastUndo(em, user.id)
    return step ? { call: step.call, at: step.at } : { call: null, at: null }
  },

  async listBin({ em }, { kind, search, offset, limit }) {
    const kinds = [...(await recordKinds()).values()].filter(
      (k) => k.inBin !== false && (!kind || k.kind === kind),
    )
    return kinds.length > 0 ? listBin(em, kinds, { offset, limit, search }) : { rows: [], total: 0 }
  },

  async restore({ records, subject }, { entries }) {
    const kinds = await recordKinds()
    for (const { kind, id } of entries) {
      const known = kinds.get(kind)
      if (!known || known.inBin === false) throw new DomainError('not-found')
      records.restore(known, id)
    }
    subject({ count: entries.length })
    return { restored: entries.length }
  },

  async listAudit({ em }, { call, userName, search, offset, limit }) {
    const { rows, total } = listAudit(em, {
      offset,
      limit,
      ...(call ? { call } : {}),
      ...(userName ? { userName } : {}),
      ...(search ? { search } : {}),
    })
    const sittings = new Map(
      openSittings(em).map(({ auditSeq, changes, parts, lastAt }) => [
        auditSeq,
        { changes, parts: parts.length, lastAt },
      ]),
    )
    return {
      rows: rows.map(({ seq, at, userName: name, call: made, subject, hash }) => ({
        seq,
        at,
        userName: name,
        call: made,
        subject,
        hash,
        sitting: sittings.get(seq) ?? null,
      })),
      total,
    }
  },

  verifyAudit: ({ work }) => work('care.verifyAudit', {}),

  async listBackups({ em, environment }) {
    const folder = backupFolder(environment, readSettings(em).backupFolder)
    return { backups: await listBackups(folder), folder }
  },

  async backUp({ environment, read, work, write, now }, { reason }) {
    const settings = await read(async (em) => readSettings(em))
    const made = await work<BackupFile>('care.backUp', {
      folder: backupFolder(environment, settings.backupFolder),
      keep: settings.backupsKept,
      reason,
      now,
    })
    await write(async (context) => {
      setSetting(context.em, 'lastBackupAt', now)
      context.final()
      context.subject({ name: made.name, bytes: made.bytes })
    })
    return made
  },

  async saveOutput({ environment, file }, { token, target }) {
    if (!/^[0-9a-f-]{36}\.[a-z]{2,6}$/.test(token)) throw new DomainError('not-found')
    const to = file({ token: target }).path
    const part = `${to}.part`
    try {
      await copyFile(join(environment.outputFolder, token), part)
      await rm(to, { force: true })
      await copyFile(part, to)
    } finally {
      await rm(part, { force: true })
    }
    return { bytes: (await stat(to)).size }
  },

  async exportAudit({ read, output, today }) {
    const { writeWorkbook } = await import('../sheets/index')
    const made = output(`审计记录-${today}.xlsx`)
    const office = await read(async (em) => readSettings(em).officeName)
    const rows = await read(async (em) => listAudit(em, { offset: 0, limit: 100_000 }).rows)
    await writeWorkbook(made.path, {
      title: '审计记录',
      sheets: [
        {
          name: '审计记录',
          columns: [
            { header: '序号', key: 'seq', width: 8, type: 'number' },
            { header: '时间', key: 'at', width: 20, type: 'text' },
            { header: '人员', key: 'userName', width: 12, type: 'text' },
            { header: '操作', key: 'call', width: 24, type: 'text' },
            { header: '内容', key: 'subject', width: 50, type: 'text' },
            { header: '校验值', key: 'hash', width: 66, type: 'text' },
          ],
          rows: rows.map((row) => ({
            ...row,
            at: new Date(row.at).toLocaleString('zh-CN', { hour12: false }),
          })),
          landscape: true,
        },
      ],
      foot: { office, printedOn: today },
    })
    return made.finish()
  },
}
