import type { PaperOrder } from '../../preload/contract/handbooks/index'
import type { DocumentDefinition, Element, Mark, PrintedPart, Section } from '../documents/index'
import { longDate } from '../plans/index'
import { contentsDepth } from './rules'

/** What goes onto a paper, collected from the modules. Plain data: it is posted to the worker that prints it. */
export type PaperContent = Readonly<{
  order: PaperOrder
  office: string
  divisionName: string
  /** As it is printed: `第 3 版`. */
  version: string
  /** Day of printing, `YYYY-MM-DD`. */
  date: string
  parts: readonly Readonly<{ key: string; printed: PrintedPart }>[]
  /** A copy's code, for the foot of every page. */
  mark?: Mark
}>

const INTERNAL = '内部资料'

/**
 * A paper as a document. Handbook and pocket book: cover, contents, each part from a new page with its own running head.
 * An official paper: red head if one is wanted, the plan, its attachments, and the lines at the end. Cards and lists
 * stand by themselves.
 */
export function paperDefinition(content: PaperContent): DocumentDefinition {
  const { order, parts } = content
  const numbers = parts.some(({ printed }) => printed.numbers)
  const internal = order.internal || (numbers && order.form !== 'cards' && order.form !== 'official')
  const official = order.form === 'official'
  const body = parts.flatMap(({ key, printed }) => keyed(key, printed.sections))
  return {
    title: order.title,
    office: content.office,
    version: content.version,
    printedOn: content.date,
    paper: order.paper,
    layout: order.paper === 'A4' && (official || order.form === 'handbook') ? 'official' : 'compact',
    blackWhite: order.blackWhite,
    ...(internal ? { watermark: INTERNAL } : {}),
    ...(content.mark ? { mark: content.mark } : {}),
    images: Object.assign({}, ...parts.map(({ printed }) => printed.images ?? {})),
    sections: [
      ...(order.cover ? [cover(content, internal)] : []),
      ...(order.contents ? [contents(body, parts.length)] : []),
      ...(official ? asOfficial(body, order) : body),
    ],
  }
}

function cover({ order, divisionName, version, office, date }: PaperContent, internal: boolean): Section {
  return {
    plain: true,
    elements: [
      {
        kind: 'cover',
        marks: internal ? [`${INTERNAL}　注意保管`] : [],
        over: divisionName,
        title: order.title,
        lines: [version],
        office,
        date: longDate(date),
      },
    ],
  }
}

function contents(body: readonly Section[], parts: number): Section {
  const levels = body.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'heading' ? [element.level] : [])),
  )
  return {
    runningHead: '目录',
    elements: [{ kind: 'contents', title: '目　录', depth: contentsDepth(parts, levels) }],
  }
}

/** A part's first title carries the part's key, so that the part is found again in the next version. */
function keyed(key: string, sections: readonly Section[]): Section[] {
  let done = false
  return sections.map((section) => ({
    ...section,
    elements: section.elements.map((element): Element => {
      if (done || element.kind !== 'title') return element
      done = true
      return { ...element, key }
    }),
  }))
}

/** Only the page number under the text, the red head over the first title, the closing lines on the last page. */
function asOfficial(body: readonly Section[], { redHead, imprint }: PaperOrder): Section[] {
  const closing = imprint
    ? [
        ...(imprint.copyTo === '' ? [] : [{ left: `抄送：${imprint.copyTo}` }]),
        ...(imprint.printedBy === '' && !imprint.printedOn
          ? []
          : [
              {
                left: imprint.printedBy,
                right: imprint.printedOn ? `${longDate(imprint.printedOn)}印发` : '',
              },
            ]),
      ]
    : []
  return body.map((section, at): Section => {
    const { runningHead: _head, ...rest } = section
    const elements: Element[] =
      at === 0 && redHead
        ? [
            {
              kind: 'red-head',
              body: redHead.body,
              documentNumber: redHead.documentNumber,
              ...(redHead.signer === '' ? {} : { signer: redHead.signer }),
            },
            ...section.elements,
          ]
        : [...section.elements]
    const last = at === body.length - 1 && closing.length > 0
    return { ...rest, foot: 'number', elements, ...(last ? { closing } : {}) }
  })
}
