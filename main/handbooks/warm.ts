import type { Block } from '../../preload/contract/blocks'
import { type DocumentDefinition, type Element, makePdf } from '../documents/index'
import type { WorkContext } from '../host/index'

/** Pages enough that the engine has met most of its work once. */
const sections = 60

/** Sets some thirty pages about nothing: opens the fonts and lets the engine warm up. */
export async function warm({ signal }: WorkContext, { path }: { path: string }): Promise<void> {
  await makePdf(sample(), path, { signal })
}

function sample(): DocumentDefinition {
  const text =
    '按照属地管理、分级负责的原则，各村（社区）和成员单位应当按照本预案做好监测、预警、转移和安置工作；'
  const blocks: Block[] = [
    { kind: 'paragraph', runs: [{ text: text.repeat(3) }, { text: '值班电话12345。', bold: true }] },
    { kind: 'paragraph', runs: [{ text: text.repeat(2) }] },
  ]
  const elements = Array.from({ length: sections }, (_, index): Element[] => [
    { kind: 'heading', level: 1 + (index % 2), text: `${index}、总则` },
    { kind: 'blocks', blocks },
  ])
  return {
    title: '手册',
    office: '',
    paper: 'A4',
    layout: 'official',
    watermark: '内部资料',
    sections: [
      { elements: [{ kind: 'contents', title: '目　录', depth: 2 }] },
      { runningHead: '预案', elements: [{ kind: 'title', text: '预案' }, ...elements.flat()] },
    ],
  }
}
