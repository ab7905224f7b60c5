import { planById, sectionsOfVersion, versionById } from '../../../database/plans/repository'
import type { Comparison } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import { makePdf } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { asVersion } from '../life/versions'
import { compareSections, countSections } from './compare'
import { comparisonDocument } from './documents'

type Two = Readonly<{ id: string; before: string; after: string }>

/** Two versions of a plan side by side. */
export async function compareVersions({ snapshot, signal }: WorkContext, two: Two): Promise<Comparison> {
  const { plan, versions, texts } = await snapshot(async (em) => {
    const found = planById(em, two.id)
    const pair = [two.before, two.after].map((id) => versionById(em, id))
    const [before, after] = pair
    if (!found || before?.planId !== two.id || after?.planId !== two.id) throw new DomainError('not-found')
    return {
      plan: found,
      versions: { before, after },
      texts: { before: sectionsOfVersion(em, before.id), after: sectionsOfVersion(em, after.id) },
    }
  })
  signal.throwIfAborted()
  const sections = compareSections(texts.before, texts.after)
  return {
    planTitle: plan.title,
    before: asVersion(versions.before),
    after: asVersion(versions.after),
    sections,
    counts: countSections(sections),
  }
}

/** The comparison on paper. */
export async function printComparison(
  context: WorkContext,
  { out, today, onlyChanges, ...two }: Two & { out: string; today: string; onlyChanges: boolean },
): Promise<void> {
  const comparison = await compareVersions(context, two)
  const office = await context.snapshot(async (em) => readSettings(em).officeName)
  await makePdf(comparisonDocument(comparison, { office, today, onlyChanges }), out, {
    signal: context.signal,
  })
}
