import type { Run } from '../../../preload/contract/blocks'
import type { ComparedSection, Comparison, DiffPart } from '../../../preload/contract/plans/index'
import type { DocumentDefinition, Element } from '../../documents/index'

const kindText: Readonly<Record<ComparedSection['kind'], string>> = {
  same: '未改',
  changed: '修改',
  added: '新增',
  removed: '删去',
}

/** Marks that a black-and-white printer keeps apart: added words bold and underlined, removed ones in brackets. */
function runsOf(parts: readonly DiffPart[]): Run[] {
  return parts.map(({ op, text }): Run => {
    if (op === 'added') return { text, bold: true, underline: true }
    return op === 'removed' ? { text: `〔删：${text}〕`, italic: true } : { text }
  })
}

const plain = (parts: readonly DiffPart[], op: 'added' | 'removed') =>
  parts
    .filter((part) => part.op === 'same' || part.op === op)
    .map(({ text }) => text)
    .join('')

function sectionElements(section: ComparedSection, onlyChanges: boolean): Element[] {
  const marks = [
    ...(section.kind === 'same' ? [] : [kindText[section.kind]]),
    ...(section.moved ? ['移动'] : []),
  ]
  const title = plain(section.heading, section.kind === 'removed' ? 'removed' : 'added')
  const changedTitle = section.heading.some(({ op }) => op !== 'same') && section.kind === 'changed'
  const lines = section.lines.filter((line) => !onlyChanges || line.kind !== 'same')
  return [
    {
      kind: 'heading',
      level: Math.min(section.after?.level ?? section.before?.level ?? 1, 4),
      text: `${marks.length > 0 ? `【${marks.join('、')}】` : ''}${title || '（无标题）'}`,
    },
    ...(changedTitle
      ? [
          {
            kind: 'blocks' as const,
            blocks: [{ kind: 'paragraph' as const, runs: [{ text: '标题：' }, ...runsOf(section.heading)] }],
          },
        ]
      : []),
    {
      kind: 'blocks',
      blocks: lines.map((line) => ({ kind: 'paragraph' as const, runs: runsOf(line.parts) })),
    },
  ]
}

/** A comparison to be read on paper, from beginning to end in the order of the later version. */
export function comparisonDocument(
  comparison: Comparison,
  { office, today, onlyChanges }: { office: string; today: string; onlyChanges: boolean },
): DocumentDefinition {
  const { before, after, counts } = comparison
  const shown = comparison.sections.filter(
    (section) => !onlyChanges || section.kind !== 'same' || section.moved,
  )
  return {
    title: `${comparison.planTitle}（第 ${before.number} 版与第 ${after.number} 版对照）`,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    sections: [
      {
        elements: [
          {
            kind: 'title',
            text: comparison.planTitle,
            subtitle: `第 ${before.number} 版与第 ${after.number} 版对照`,
          },
          {
            kind: 'facts',
            facts: [
              ['修改的章节', `${counts.changed} 处`],
              ['新增的章节', `${counts.added} 处`],
              ['删去的章节', `${counts.removed} 处`],
              ['移动的章节', `${counts.moved} 处`],
              ['未改的章节', `${counts.same} 处${onlyChanges ? '（未印）' : ''}`],
              ['修订说明', after.changeNote],
            ],
          },
          { kind: 'note', text: '加粗并加下划线的是新增文字，〔删：……〕内的是删去的文字。' },
          ...(shown.length === 0
            ? [{ kind: 'note' as const, text: '两个版本的正文完全相同。' }]
            : shown.flatMap((section) => sectionElements(section, onlyChanges))),
        ],
      },
    ],
  }
}
