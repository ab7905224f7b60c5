import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../preload/contract/result'
import { youbei } from '../../shared/api'
import { asLine, type Line } from './rules'

export type FindState = Readonly<{ typed: string; lines: readonly Line[]; failure: Failure | null }>

const nothing: FindState = { typed: '', lines: [], failure: null }

/**
 * Finds as one types, without waiting for a pause: the answer takes milliseconds. While a question is out, only the
 * latest text waits, so that a slow answer never makes a queue; an answer to an older text than the one shown is dropped.
 */
export function useFind(typed: string): FindState {
  const [state, setState] = useState(nothing)
  const wanted = useRef('')
  const asking = useRef(false)
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
    }
  }, [])
  useEffect(() => {
    wanted.current = typed.trim()
    if (wanted.current === '') setState(nothing)
    if (asking.current) return
    const ask = async () => {
      asking.current = true
      let answered = ''
      while (alive.current && wanted.current !== answered) {
        const text = wanted.current
        answered = text
        if (text === '') continue
        const answer = await youbei.care.search({ text, limit: 30 })
        if (!alive.current || wanted.current === '') continue
        if (answer.ok)
          setState({ typed: text, lines: answer.value.found.map((one) => asLine(one, text)), failure: null })
        else setState({ typed: text, lines: [], failure: answer.error })
      }
      asking.current = false
    }
    void ask()
  }, [typed])
  return state
}
