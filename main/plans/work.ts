import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Block } from '../../preload/contract/blocks'
import {
  applyEdits,
  countCharacters,
  type OutlineEdit,
  type OutlineSection,
} from '../../preload/contract/outline'
import type { planCategories } from '../../preload/contract/plans/index'
import { keepAttachment, type WorkContext } from '../host/index'
import { readPlan } from './import'

type Category = (typeof planCategories)[number]

/** A document as it crosses from the worker: plain data, pictures kept already. */
export type PlanDocument = {
  title: string
  sections: OutlineSection[]
  blocks: Block[]
  dropped: { reason: string; text: string }[]
  notes: string[]
  counts: { sections: number; tables: number; characters: number; images: number }
  suggested: { documentNumber: string; issuedOn: string | null; category: Category }
  kept: { sha256: string; mime: string; bytes: number }[]
  /** SHA-256 of the file itself when it was kept. */
  source: string | null
}

const sourceMimes: Readonly<Record<string, string>> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.doc': 'application/msword',
  '.wps': 'application/msword',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
}

/** Reads a document, finds its outline and replays the person's changes. With `keep` its pictures and the file itself are kept. */
export async function read(
  { environment, progress, signal }: WorkContext,
  args: { path: string; name: string; edits?: OutlineEdit[]; keep?: boolean },
): Promise<PlanDocument> {
  const plan = await readPlan(args.path, args.name, { signal, progress })
  signal.throwIfAborted()
  const outline = applyEdits(
    { title: plan.title, sections: plan.sections, blocks: plan.blocks },
    args.edits ?? [],
  )
  const kept: PlanDocument['kept'] = []
  // The preview shows the pictures too, so they are kept at once; unused ones are small and found by their sum.
  for (const image of plan.images) {
    await keepAttachment(environment.dataFolder, image.bytes)
    kept.push({ sha256: image.sha256, mime: image.mime, bytes: image.bytes.length })
  }
  let source: string | null = null
  if (args.keep) {
    const bytes = await readFile(args.path)
    source = await keepAttachment(environment.dataFolder, bytes)
    kept.push({
      sha256: source,
      mime: sourceMimes[extname(args.name).toLowerCase()] ?? 'application/octet-stream',
      bytes: bytes.length,
    })
  }
  return {
    title: outline.title,
    sections: outline.sections,
    blocks: outline.blocks,
    dropped: plan.dropped,
    notes: plan.notes,
    counts: {
      ...plan.counts,
      sections: outline.sections.length,
      tables: outline.blocks.filter((block) => block.kind === 'table').length,
      characters: countCharacters(outline.blocks),
    },
    suggested: plan.suggested,
    kept,
    source,
  }
}
