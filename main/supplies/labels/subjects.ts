import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { usedBins } from '../../../database/supplies/catalogue/repository'
import { DepotEntity, ItemEntity } from '../../../database/supplies/catalogue/schema'
import { EquipmentEntity } from '../../../database/supplies/equipment/schema'
import { idsByTail, lotForLabel } from '../../../database/supplies/labels/repository'
import type { Found } from '../../../preload/contract/care'
import { binPart, codeText, tailOfShort } from '../../../preload/contract/codes'
import { DomainError } from '../../../preload/contract/result'
import type { LabelSubject } from '../../../preload/contract/supplies/index'

/** What stands on a label: a title, facts below it, and the code. */
export type Label = Readonly<{ title: string; lines: readonly string[]; code: string; copies: number }>

const joined = (...parts: readonly (string | null)[]) => parts.filter(Boolean).join(' ')

/** The labels of what was chosen; refused with `not-found` where one of them is gone. */
export const subjectsOf = (em: EntityManager, subjects: readonly LabelSubject[]): Label[] =>
  subjects.map((subject) => ({
    ...wordsOf(em, subject),
    code: codeText(subject.kind, subject.id, subject.bin),
    copies: subject.copies,
  }))

function wordsOf(em: EntityManager, { kind, id, bin }: LabelSubject): Pick<Label, 'title' | 'lines'> {
  switch (kind) {
    case 'lot': {
      const lot = there(lotForLabel(em, id))
      return {
        title: joined(lot.itemName, lot.spec),
        lines: [
          lot.number === '' ? '' : `批号 ${lot.number}`,
          lot.producedOn === null ? '' : `生产 ${lot.producedOn}`,
          lot.expiresOn === null ? '' : `有效期至 ${lot.expiresOn}`,
        ].filter(Boolean),
      }
    }
    case 'item': {
      const item = there(rowById(em, ItemEntity, id))
      return { title: item.name, lines: [item.spec, `计量单位 ${item.unit}`].filter(Boolean) }
    }
    case 'depot': {
      const depot = there(rowById(em, DepotEntity, id))
      return {
        title: depot.name,
        lines: [joined('保管人', depot.keeper), depot.address].filter(
          (line) => line !== '保管人' && line !== '',
        ),
      }
    }
    case 'bin': {
      const depot = there(rowById(em, DepotEntity, id))
      return { title: bin, lines: [depot.name] }
    }
    case 'equipment': {
      const unit = there(rowById(em, EquipmentEntity, id))
      const item = there(rowById(em, ItemEntity, unit.itemId))
      return {
        title: joined(item.name, unit.model || item.spec),
        lines: [`编号 ${unit.serial}`, unit.custodian === '' ? '' : `责任人 ${unit.custodian}`].filter(
          Boolean,
        ),
      }
    }
  }
}

function there<R extends object>(row: R | undefined): R {
  if (!row || ('deletedAt' in row && row.deletedAt !== null)) throw new DomainError('not-found')
  return row
}

type Codes = Readonly<
  Record<string, (em: EntityManager, code: Readonly<{ short: string; part: string }>) => Found | undefined>
>

/** The one record of a kind behind a code; two with the same tail are none, rather than the wrong one. */
function idOf(em: EntityManager, kind: Parameters<typeof idsByTail>[1], short: string): string | undefined {
  const tail = tailOfShort(short)
  const ids = tail === null ? [] : idsByTail(em, kind, tail)
  return ids.length === 1 ? ids[0] : undefined
}

/** What the codes of labels open. */
export const labelledCodes: Codes = {
  L: (em, { short }) => {
    const id = idOf(em, 'lot', short)
    const lot = id === undefined ? undefined : lotForLabel(em, id)
    return lot && id !== undefined
      ? {
          kind: 'lot',
          id,
          title: joined(lot.itemName, lot.spec),
          detail: lot.number,
          to: `/supplies?lot=${id}`,
        }
      : undefined
  },
  I: (em, { short }) => {
    const id = idOf(em, 'item', short)
    const item = id === undefined ? undefined : rowById(em, ItemEntity, id)
    return item && id !== undefined
      ? { kind: 'item', id, title: item.name, detail: item.spec, to: `/supplies/items?item=${id}` }
      : undefined
  },
  D: (em, { short }) => {
    const id = idOf(em, 'depot', short)
    const depot = id === undefined ? undefined : rowById(em, DepotEntity, id)
    return depot && id !== undefined
      ? { kind: 'depot', id, title: depot.name, detail: depot.keeper, to: `/supplies/depots?depot=${id}` }
      : undefined
  },
  B: (em, { short, part }) => {
    const id = idOf(em, 'depot', short)
    const depot = id === undefined ? undefined : rowById(em, DepotEntity, id)
    if (!id || !depot) return undefined
    const bin = [...depot.bins, ...usedBins(em, id)].find((one) => binPart(one) === part)
    return bin === undefined
      ? undefined
      : {
          kind: 'bin',
          id,
          title: bin,
          detail: depot.name,
          to: `/supplies?depot=${id}&search=${encodeURIComponent(bin)}`,
        }
  },
  E: (em, { short }) => {
    const id = idOf(em, 'equipment', short)
    const unit = id === undefined ? undefined : rowById(em, EquipmentEntity, id)
    return unit && id !== undefined
      ? {
          kind: 'equipment',
          id,
          title: joined(unit.model, unit.serial),
          detail: unit.custodian,
          to: `/supplies/equipment?unit=${id}`,
        }
      : undefined
  },
}
