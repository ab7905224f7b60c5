import { createContext, useContext, useEffect, useRef } from 'react'

/** What a drawer or dialog must know of the form in it before it closes. */
export type UnsavedForm = Readonly<{ isDirty: () => boolean; discard: () => void }>

const Scope = createContext<Readonly<{ register: (form: UnsavedForm | null) => void }> | null>(null)

export const FormScope = Scope.Provider

/** Lets the surrounding drawer ask before unsaved work is left. */
export function useUnsavedForm(form: UnsavedForm): void {
  const scope = useContext(Scope)
  const latest = useRef(form)
  latest.current = form
  useEffect(() => {
    if (!scope) return
    scope.register({ isDirty: () => latest.current.isDirty(), discard: () => latest.current.discard() })
    return () => scope.register(null)
  }, [scope])
}
