import { sectionsOfVersion } from '../../../database/plans/repository'
import { updateSection } from '../../../database/plans/writing/repository'
import { blockText } from '../../../preload/contract/blocks'
import { countCharacters, sectionLabel } from '../../../preload/contract/outline'
import type { writingCalls } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers } from '../../host/index'
import { parseBody } from '../body'
import { snippet } from '../snippet'
import { arrange, draftOf, indexSection, mustSection, stampOf, treeOf } from './draft'
import { type Finder, finder, replaceInBlock, replaceInText, searchedTexts } from './rules'

type Calls = Pick<typeof writingCalls, 'findInDraft' | 'replaceInDraft' | 'restoreTexts'>

const countIn = (texts: readonly string[], find: Finder) =>
  texts.reduce((sum, text) => sum + find(text).length, 0)

/** Finding and replacing in a whole draft. */
export const replaceHandlers: AreaHandlers<Calls> = {
  async findInDraft({ em }, { id, text, matchCase }) {
    const find = finder(text, matchCase)
    const sections = sectionsOfVersion(em, draftOf(em, id).version.id).flatMap((section) => {
      const blocks = parseBody(section.body)
      const inTitle = find(section.title).length
      const inText = countIn(blocks.flatMap(searchedTexts), find)
      if (inTitle + inText === 0) return []
      return [
        {
          sectionId: section.id,
          position: section.position,
          heading: sectionLabel(section),
          inTitle,
          inText,
          snippet: inText > 0 ? snippet(blocks.map(blockText).join('\n'), text, 60) : '',
        },
      ]
    })
    return { total: sections.reduce((sum, one) => sum + one.inTitle + one.inText, 0), sections }
  },

  async replaceInDraft(context, { id, text, matchCase, by }) {
    const { em, inverse, subject } = context
    const draft = draftOf(em, id)
    const find = finder(text, matchCase)
    const former: { id: string; title: string; blocks: unknown; stamp: string }[] = []
    let replaced = 0
    for (const section of sectionsOfVersion(em, draft.version.id)) {
      const blocks = parseBody(section.body)
      const hits = countIn([section.title, ...blocks.flatMap(searchedTexts)], find)
      if (hits === 0) continue
      replaced += hits
      const title = replaceInText(section.title, find, by).slice(0, 500)
      const after = blocks.map((block) => replaceInBlock(block, find, by))
      const body = JSON.stringify(after)
      updateSection(em, section.id, { title, body, characters: countCharacters(after) })
      indexSection(em, draft, { ...section, title, body })
      former.push({ id: section.id, title: section.title, blocks, stamp: stampOf(body) })
    }
    if (replaced > 0) {
      arrange(context, draft, [], [])
      inverse('plans.restoreTexts', { id, sections: former })
    }
    subject({ plan: id, replaced, sections: former.length })
    return { replaced, sections: former.length }
  },

  async restoreTexts(context, { id, sections }) {
    const { em, subject } = context
    const draft = draftOf(em, id)
    for (const { id: one, title, blocks, stamp } of sections) {
      const section = mustSection(em, draft, one)
      if (stampOf(section.body) !== stamp) throw new DomainError('changed-since')
      const body = JSON.stringify(blocks)
      updateSection(em, one, { title, body, characters: countCharacters(blocks) })
      indexSection(em, draft, { ...section, title, body })
    }
    arrange(context, draft, [], [])
    subject({ plan: id, sections: sections.length })
    return treeOf(em, draft.version)
  },
}
