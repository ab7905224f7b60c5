import { join } from 'node:path'
import type { Job } from '../../../main/host/jobs'

type Steps = Job['steps']

const resources = join(import.meta.dirname, '..', '..', '..', 'resources', 'demo')

/** The lists and plans that come with the demo office: what an office of that size really keeps. */
export const demo = {
  supplies: join(resources, 'supplies.xlsx'),
  people: join(resources, 'people.xlsx'),
  plan: join(resources, 'plans', '甲河镇防汛抗旱专项应急预案.docx'),
}

/** A name as long as people make them, to see where it does not fit. */
export const longName = '四十个字的名称用来看看哪里放不下会不会把旁边的内容挤出屏幕或者折成好几行才显示完'

export const stocked: Steps = [{ call: 'supplies.importOpening', input: { file: { $file: demo.supplies } } }]
export const peopled: Steps = [{ call: 'people.importList', input: { file: { $file: demo.people } } }]
export const planned: Steps = [{ call: 'plans.importPlan', input: { file: { $file: demo.plan } } }]

/** One depot and one item with stock that a test can count on: 20 米 of one lot, expiring in 2031. */
export const oneLot: Steps = [
  { call: 'supplies.saveDepot', input: { name: '镇储备库' }, name: 'depot' },
  { call: 'supplies.saveItem', input: { name: '救生衣', spec: '成人型', unit: '件' }, name: 'item' },
  {
    call: 'supplies.receive',
    input: {
      depotId: '$depot.id',
      lines: [
        { itemId: '$item.id', quantity: 20, lotNumber: 'JSY-01', expiresOn: '2031-05-01', bin: 'A-01' },
      ],
    },
    name: 'receipt',
  },
]

/** An item, a depot, a unit and a person of the longest names, and more rows than a page of any list shows. */
export const crowded: Steps = [
  ...stocked,
  ...peopled,
  ...planned,
  { call: 'supplies.saveDepot', input: { name: longName }, name: 'longDepot' },
  { call: 'supplies.saveItem', input: { name: longName, spec: longName, unit: '件' }, name: 'longItem' },
  {
    call: 'supplies.receive',
    input: {
      depotId: '$longDepot.id',
      lines: Array.from({ length: 120 }, (_, index) => ({
        itemId: '$longItem.id',
        quantity: index + 1,
        lotNumber: `P-${String(index + 1).padStart(4, '0')}`,
        // Some have expired, some will soon.
        expiresOn: `20${25 + (index % 5)}-12-01`,
      })),
    },
  },
  {
    call: 'people.save',
    input: {
      name: '欧阳例如这个人的名字特别长',
      unit: longName,
      post: longName,
      villageName: longName,
      phones: [
        { kind: 'mobile', number: '000-00019999' },
        { kind: 'office', number: '000-0009999' },
      ],
    },
  },
  { call: 'people.save', input: { name: '备份员$i' }, repeat: 120 },
]

/** On top of `crowded`: a published plan with its parts and its next draft, and a reason for revision. */
export const furnished: Steps = [
  {
    call: 'plans.importPlan',
    input: { file: { $file: demo.plan }, facts: { title: '甲河镇防汛预案（修订）', eventTypes: ['FLD'] } },
    name: 'flood',
  },
  { call: 'plans.startRevision', input: { id: '$flood.id' }, name: 'draft' },
  {
    call: 'plans.addParts',
    input: {
      versionId: '$draft.versionId',
      contents: [
        {
          kind: 'level',
          body: {
            level: 3,
            conditions: [{ text: '水位达到30.00米' }],
            actions: [{ text: '坐镇指挥', post: '总指挥', minutes: 30 }, { text: '老弱病残先行转移' }],
          },
        },
        { kind: 'level', body: { level: 2, actions: [{ text: longName, post: '总指挥' }] } },
        { kind: 'command', body: { posts: [{ depth: 0, name: '总指挥' }] } },
        {
          kind: 'card',
          body: { post: '巡堤员', steps: [{ text: '上堤', minutes: 30 }], bans: ['单人下水'] },
        },
        { kind: 'contacts', body: { title: '外部', lines: [{ name: '县防办', phone: '000-0008800' }] } },
        { kind: 'supplies', body: { lines: [{ itemId: '$longItem.id', quantity: 99_999 }] } },
      ],
    },
  },
  ...['submit', 'approve', 'publish'].map((step) => ({
    call: 'plans.takeStep',
    input: { id: '$flood.id', step },
  })),
  { call: 'plans.startRevision', input: { id: '$flood.id' } },
  {
    call: 'plans.saveTrigger',
    input: { planId: '$flood.id', code: 'risk-changed', happenedOn: '2026-02-01', detail: longName },
  },
]

/** Somebody of each role. Sign-in is needed as soon as one of them has a PIN. */
export const roles: Steps = [
  { call: 'office.saveUser', input: { name: '李业务', role: 'clerk', pin: '2468' } },
  { call: 'office.saveUser', input: { name: '王查看', role: 'viewer', pin: '1357' } },
]

/** The administrator's own PIN is 1234. */
export const adminPin: Steps = [{ call: 'office.changeOwnPin', input: { oldPin: '', newPin: '1234' } }]
