import type { Answer } from '../../preload/contract/api'
import { type DataPackage, packageContents } from '../../preload/contract/exchange'
import type { Failure } from '../../preload/contract/result'

export type Content = (typeof packageContents)[number]
type Counts = Answer<'exchange', 'countContents'>

/** The beginning of a SHA-256, in two groups: enough to tell two packages apart when read over the phone. */
export function shortSum(sha256: string): string {
  const start = sha256.slice(0, 8).toUpperCase()
  return start.length === 8 ? `${start.slice(0, 4)} ${start.slice(4)}` : start
}

/** What is chosen at first: everything that there is. */
export function contentsAtFirst(counts: Counts): Content[] {
  return packageContents.filter((content) => counts[content] > 0)
}

/** Whether there is personal data in what is chosen, which the office may take along or leave out. */
export function hasPersonal(contents: readonly Content[]): boolean {
  return contents.length > 0
}

/** The contents of a package in the contract's order, whatever order they were chosen in. */
export function inOrder(contents: readonly Content[]): Content[] {
  return packageContents.filter((content) => contents.includes(content))
}

/** Which sentences stand under the switch for personal data: what stays behind, or what goes along. */
export function privacyLines(
  contents: readonly Content[],
  personalData: boolean,
  attachments: boolean,
): string[] {
  const has = (content: Content) => contents.includes(content)
  return [
    ...(has('people') || has('supplies') || has('handbooks')
      ? [personalData ? 'phonesIncluded' : 'phonesMasked']
      : []),
    ...(contents.some((content) => content !== 'people')
      ? [personalData ? 'namesIncluded' : 'namesLeftOut']
      : []),
    ...(has('people') ? [personalData ? 'remarksIncluded' : 'remarksLeftOut'] : []),
    ...(has('plans') ? ['plansAsTheyAre'] : []),
    ...(has('plans') && !attachments ? ['filesLeftOut'] : []),
  ]
}

/** The verdict on a package that was refused, as a key of the texts. */
export function verdictKey(failure: Failure): string {
  const reason = failure.facts?.reason
  if (failure.code === 'signature-wrong') return 'verdict.signature'
  if (failure.code === 'file-not-what-it-says') return 'verdict.noPackage'
  if (failure.code !== 'package-broken') return 'verdict.unreadable'
  if (reason === 'damaged') return 'verdict.damaged'
  if (reason === 'newer-format') return 'verdict.newer'
  if (reason === 'missing-file' || reason === 'wrong-hash' || reason === 'extra-file')
    return 'verdict.changed'
  if (reason === 'too-large' || reason === 'too-many-files' || reason === 'too-compressed')
    return 'verdict.tooLarge'
  return 'verdict.malformed'
}

export type { DataPackage }
