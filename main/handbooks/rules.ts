import type { PaperForm } from '../../preload/contract/handbooks/index'

/** Rules of the printing centre. Pure. */

/** Lines that a table of contents may have before it helps nobody any more. */
const MOST_LINES = 240

/**
 * How deep the contents go: to the deepest level (at most the second) at which they stay readable.
 * `levels` are the levels of all headings of all parts.
 */
export function contentsDepth(parts: number, levels: readonly number[]): number {
  const count = (depth: number): number => parts + levels.filter((level) => level <= depth).length
  return count(2) <= MOST_LINES ? 2 : count(1) <= MOST_LINES * 2 ? 1 : 0
}

/**
 * The version of a paper as it is printed and typed in: number, day, and the first digits of the content's sum. The
 * same content made twice on a day differs in its number only.
 */
export function editionOf(version: number, day: string, contentHash: string): string {
  return `${version}-${day.replaceAll('-', '')}-${contentHash.slice(0, 6)}`
}

/** How a paper's file is called; signs that no file system takes are left out. */
export function fileName(title: string, version: number | undefined, extension: string): string {
  const clean = title.replace(/[\\/:*?"<>|]/gu, '').trim() || '手册'
  return version === undefined ? `${clean}.${extension}` : `${clean} 第${version}版.${extension}`
}

/** What a paper is called in its foot and in the file's properties beside its title. */
export const formNames: Readonly<Record<PaperForm, string>> = {
  handbook: '应急手册',
  official: '应急预案',
  village: '村级应急明白表',
  cards: '应急处置卡',
  pocket: '应急口袋本',
  phones: '应急通讯录',
  supplies: '应急物资台账',
}
