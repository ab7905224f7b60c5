import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Block } from '../../preload/contract/blocks'
import {
  applyEdits,
  countCharacters,
  type OutlineEdit,
  type OutlineSection,
} from '../../preload/contract/outline'
import { keepAttachment, type WorkContext } from '../host/index'
import { readPlan } from './import'
import type { SuggestedFacts } from './rules'

/** A document as it crosses from the worker: plain data, pictures kept already. */
export type PlanDocument = {
  title: string
  sections: OutlineSection[]
  blocks: Block[]
  dropped: { reason: string; text: string }[]
  notes: string[]
  counts: { sections: number; tables: number; characters: number; images: number }
  suggested: SuggestedFacts
  kept: { sha256: string; mime: string; bytes: number }[]
  /** SHA-256 of the file itself when it was kept. */
  source: string | null
  /** The same, whether it was kept or not. */
  fileSum: string
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
  const bytes = await readFile(args.path)
  const fileSum = createHash('sha256').update(bytes).digest('hex')
  if (args.keep) {
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
    fileSum,
  }
}
