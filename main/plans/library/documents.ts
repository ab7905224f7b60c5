import type { PlanLine } from '../../../preload/contract/plans/index'

/** Words of the library as they stand on paper. */
export const categoryText: Readonly<Record<PlanLine['category'], string>> = {
  comprehensive: '综合',
  special: '专项',
  departmental: '部门',
  village: '村级',
  enterprise: '企业',
  institution: '事业单位',
  event: '重大活动',
  manual: '工作手册',
  superior: '上级',
  other: '其他',
}

export const stateText: Readonly<Record<PlanLine['state'], string>> = {
  draft: '起草',
  review: '评审',
  approved: '已批准',
  published: '已印发',
  filed: '已备案',
  archived: '已归档',
}

/** Columns of the list of plans, on paper and in Excel. */
export const libraryColumns = [
  { key: 'number', header: '序号', width: 6, weight: 1 },
  { key: 'title', header: '预案名称', width: 36, weight: 7 },
  { key: 'category', header: '类别', width: 10, weight: 2 },
  { key: 'documentNumber', header: '发文字号', width: 20, weight: 4 },
  { key: 'issuedOn', header: '印发日期', width: 12, weight: 3 },
  { key: 'version', header: '版本', width: 8, weight: 2 },
  { key: 'state', header: '状态', width: 12, weight: 2 },
  { key: 'filedOn', header: '备案日期', width: 12, weight: 3 },
  { key: 'nextReviewOn', header: '下次评估', width: 12, weight: 3 },
  { key: 'responsible', header: '责任人', width: 14, weight: 3 },
] as const

export type LibraryRow = Record<(typeof libraryColumns)[number]['key'], string>

export const libraryRow = (plan: PlanLine, at: number): LibraryRow => ({
  number: String(at + 1),
  title: plan.title,
  category: categoryText[plan.category],
  documentNumber: plan.documentNumber,
  issuedOn: plan.issuedOn ?? '',
  version: `第 ${plan.versionNumber} 版`,
  state:
    plan.draftId !== null && plan.draftId !== plan.versionId
      ? `${stateText[plan.state]}，修订中`
      : stateText[plan.state],
  filedOn: plan.filedOn ?? '',
  nextReviewOn: plan.nextReviewOn ?? '',
  responsible: plan.responsible,
})
