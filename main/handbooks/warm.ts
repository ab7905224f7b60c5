import { makePdf } from '../documents/index'
import type { WorkContext } from '../host/index'
import { type HandbookContent, handbookDefinition } from './documents'

/** Pages enough that the engine has met most of its work once. */
const sections = 60

/** Sets a handbook of some thirty pages about nothing: opens the fonts and lets the engine warm up. */
export async function warm({ signal }: WorkContext, { path }: { path: string }): Promise<void> {
  await makePdf(handbookDefinition(sample()), path, { signal })
}

function sample(): HandbookContent {
  const text =
    '按照属地管理、分级负责的原则，各村（社区）和成员单位应当按照本预案做好监测、预警、转移和安置工作；'
  return {
    title: '手册',
    office: '',
    divisionName: '',
    version: '',
    date: '2000-01-01',
    secrecy: true,
    paper: 'A4',
    parts: [
      {
        kind: 'plan',
        title: '预案',
        facts: [['发文字号', '〔2000〕1号']],
        sections: Array.from({ length: sections }, (_, index) => ({
          level: 1 + (index % 2),
          number: `${index}、`,
          title: '总则',
          blocks: [
            { kind: 'paragraph', runs: [{ text: text.repeat(3) }, { text: '值班电话12345。', bold: true }] },
            { kind: 'paragraph', runs: [{ text: text.repeat(2) }] },
          ],
        })),
      },
    ],
  }
}
