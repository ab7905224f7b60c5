import { parseHeadingNumber } from '../../preload/contract/heading-number'
import { applyEdits, type Outline, type OutlineEdit } from '../../preload/contract/outline'

/** An outline as it stands after a change, and the section that is looked at. */
type State = Readonly<{ outline: Outline; selected: number; edit: OutlineEdit | null }>

/** The outline as it was found, every state since, and where the person stands among them. */
export type OutlineHistory = Readonly<{ states: readonly State[]; at: number }>

export type OutlineAction =
  | OutlineEdit
  | Readonly<{ edit: 'undo' | 'redo' }>
  | Readonly<{ edit: 'select'; section: number }>

export function startHistory(outline: Outline): OutlineHistory {
  return { states: [{ outline, selected: outline.sections.length > 0 ? 0 : -1, edit: null }], at: 0 }
}

export function currentState(history: OutlineHistory): State {
  return (
    history.states[history.at] ?? {
      outline: { title: '', sections: [], blocks: [] },
      selected: -1,
      edit: null,
    }
  )
}

/** The changes that lead from what was found to what is shown, for the host to replay. */
export function editsOf(history: OutlineHistory): OutlineEdit[] {
  return history.states.slice(1, history.at + 1).flatMap(({ edit }) => (edit ? [edit] : []))
}

/** Carries out an action. A change that is not possible there leaves the history as it is. */
export function changeOutline(history: OutlineHistory, action: OutlineAction): OutlineHistory {
  const state = currentState(history)
  const { outline, selected } = state
  switch (action.edit) {
    case 'undo':
      return history.at > 0 ? { ...history, at: history.at - 1 } : history
    case 'redo':
      return history.at + 1 < history.states.length ? { ...history, at: history.at + 1 } : history
    case 'select': {
      if (action.section === selected || !outline.sections[action.section]) return history
      return { ...history, states: history.states.with(history.at, { ...state, selected: action.section }) }
    }
    default: {
      const changed = applyEdits(outline, [action])
      if (changed === outline || isSame(outline, action)) return history
      const next: State = { outline: changed, selected: selectionAfter(action, outline), edit: action }
      return { states: [...history.states.slice(0, history.at + 1), next], at: history.at + 1 }
    }
  }
}

/** True for a heading that is renamed to what it was: no change that undo should stop at. */
function isSame(outline: Outline, edit: OutlineEdit): boolean {
  if (edit.edit !== 'rename') return false
  const section = outline.sections[edit.section]
  return section?.title === edit.title && section.number === (edit.number ?? section.number)
}

function selectionAfter(edit: OutlineEdit, before: Outline): number {
  switch (edit.edit) {
    case 'join':
      return edit.section - 1
    case 'split':
      return before.sections.findIndex(({ from, to }) => edit.block >= from && edit.block < to) + 1
    default:
      return edit.section
  }
}

/** A heading as somebody typed it, as a change: 一、总则 has the number 一、 and the title 总则. Null for nothing typed. */
export function renameTo(section: number, typed: string): OutlineEdit | null {
  const text = typed.replace(/\s+/g, ' ').trim().slice(0, 500)
  if (text === '') return null
  const found = parseHeadingNumber(text)
  if (!found || found.doubtful) return { edit: 'rename', section, title: text, number: '' }
  return { edit: 'rename', section, title: text.slice(found.end).trim(), number: found.number }
}
