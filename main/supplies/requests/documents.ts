import type { RequestState, Step, SupplyRequest } from '../../../preload/contract/supplies/index'
import type { DocumentDefinition } from '../../documents/index'
import { formatQuantity } from '../rules'
import { momentText } from '../steps/moment'

/** A request's state on paper. */
export const stateWord: Readonly<Record<RequestState, string>> = {
  asked: '待审批',
  approved: '已批准',
  partly: '部分发放',
  issued: '待签收',
  received: '已签收',
  refused: '不同意',
  withdrawn: '已撤回',
}

const stepWord: Readonly<Record<string, string>> = {
  asked: '申请',
  approved: '批准',
  refused: '不同意',
  reopened: '退回待审',
  withdrawn: '撤回',
  issued: '发放',
  closed: '余数不再发放',
  received: '签收',
}

const stepRow = (step: Step): string[] => [
  stepWord[step.step] ?? step.step,
  momentText(step.at),
  step.userName,
  step.person,
  step.opinion,
  step.documentNumber === null ? '' : `${step.documentNumber}${step.reversed ? '（已冲销）' : ''}`,
]

/** 申领单: what was asked for, approved, issued and received, each step with who and when, and lines to sign on. */
export function requestDocument(request: SupplyRequest, office: string, today: string): DocumentDefinition {
  const quantity = (value: number | null, decimals: number) =>
    value === null ? '' : formatQuantity(value, decimals)
  const decided = request.state !== 'asked' && request.state !== 'withdrawn'
  return {
    title: `应急物资申领单 ${request.number}`,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    sections: [
      {
        elements: [
          { kind: 'title', text: '应急物资申领单', subtitle: `编号：${request.number}` },
          {
            kind: 'facts',
            facts: [
              ['申领单位', request.unit],
              ['状态', stateWord[request.state]],
              ['申领人', request.person],
              ['联系电话', request.phone],
              ['申请时间', momentText(request.askedAt)],
              ['需用日期', request.neededOn ?? ''],
              ['用途', request.purpose],
              ['送到', [request.deliverDepotName, request.deliverTo].filter(Boolean).join('，')],
              ...(request.sourceDepotName === ''
                ? []
                : [['发放仓库', request.sourceDepotName] as readonly [string, string]]),
              ...(request.remark === '' ? [] : [['备注', request.remark] as readonly [string, string]]),
            ],
          },
          {
            kind: 'table',
            columns: [
              { title: '序号', weight: 1, align: 'center' },
              { title: '物资名称', weight: 4 },
              { title: '规格型号', weight: 3.6 },
              { title: '单位', weight: 1.2, align: 'center' },
              { title: '申请', weight: 1.7, align: 'right' },
              { title: '批准', weight: 1.7, align: 'right' },
              { title: '已发', weight: 1.7, align: 'right' },
              { title: '签收', weight: 1.7, align: 'right' },
              { title: '备注', weight: 2.4 },
            ],
            rows: request.requestLines.map((line, index) => [
              String(index + 1),
              line.itemName,
              line.spec,
              line.unit,
              quantity(line.asked, line.decimals),
              // Left empty to be filled in by hand while nothing is decided.
              decided ? quantity(line.approved, line.decimals) : '',
              line.issued > 0 ? quantity(line.issued, line.decimals) : '',
              line.received > 0 ? quantity(line.received, line.decimals) : '',
              line.remark,
            ]),
          },
          { kind: 'heading', level: 2, text: '办理经过' },
          {
            kind: 'table',
            columns: [
              { title: '环节', weight: 1.8 },
              { title: '时间', weight: 3.4 },
              { title: '经办', weight: 1.8 },
              { title: '领用、签收', weight: 2 },
              { title: '意见', weight: 3.6 },
              { title: '单据', weight: 3 },
            ],
            rows: request.steps.map(stepRow),
          },
          { kind: 'signatures', labels: ['申领人', '审批人', '发放人', '领用人', '签收人', '日期'] },
        ],
      },
    ],
  }
}
