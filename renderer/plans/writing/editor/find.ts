import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export type FoundRange = Readonly<{ from: number; to: number }>
type Find = Readonly<{ words: string; matchCase: boolean; current: number; found: readonly FoundRange[] }>

const none: Find = { words: '', matchCase: false, current: -1, found: [] }
const findKey = new PluginKey<Find>('youbei-find')

/** Where words stand in a document, in order. A hit never reaches over the end of a paragraph, item or cell line. */
export function findInDocument(document: Node, words: string, matchCase: boolean): FoundRange[] {
  if (words === '') return []
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'gu' : 'giu')
  const found: FoundRange[] = []
  document.descendants((node, position) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, '\n')
    for (const hit of text.matchAll(pattern)) {
      const from = position + 1 + hit.index
      found.push({ from, to: from + hit[0].length })
    }
    return false
  })
  return found
}

/** Marks the words that are looked for in the text that is being written. */
export const FindMarks = Extension.create({
  name: 'findMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Find>({
      key: findKey,
      state: {
        init: () => none,
        apply(transaction, before) {
          const asked = transaction.getMeta(findKey) as Partial<Find> | undefined
          if (!asked && !transaction.docChanged) return before
          const next = { ...before, ...asked }
          const found = findInDocument(transaction.doc, next.words, next.matchCase)
          return { ...next, found, current: Math.min(next.current, found.length - 1) }
        },
      },
      props: {
        decorations(state) {
          const { found, current } = findKey.getState(state) ?? none
          return DecorationSet.create(
            state.doc,
            found.map(({ from, to }, at) =>
              Decoration.inline(from, to, { class: at === current ? 'writing-hit current' : 'writing-hit' }),
            ),
          )
        },
      },
    }),
  ],
})

export const findState = (state: Parameters<typeof findKey.getState>[0]): Find =>
  findKey.getState(state) ?? none
export { findKey }
