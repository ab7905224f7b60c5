import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../preload/contract/api'
import type { ChosenFile } from '../../../preload/contract/bridge'
import type { Progress, TaskOptions } from '../../../preload/contract/define'
import type { Plan } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { useTask } from '../../shared/useTask'
import { advance, type Entry, isOver, type Queue, startQueue } from './queue'

type SaveInput = Omit<Input<'plans', 'importPlan'>, 'file'>

export type PlanImport = Readonly<{
  queue: Queue
  entry: Entry | undefined
  over: boolean
  progress: Progress | null
  /** Brings the file that is shown in; true when it is there. */
  save: (input: SaveInput) => Promise<boolean>
  skip: () => void
  next: () => void
  /** Brings the file shown and all behind it in as they were found; a plan of the same title gets a next version. */
  saveRest: (input: SaveInput) => Promise<void>
  /** True while `saveRest` is at work. */
  running: boolean
  stop: () => void
}>

/** Reads the files one after the other, and brings in what is agreed to. */
export function useImport(files: readonly ChosenFile[]): PlanImport {
  const { t } = useTranslation('plans')
  const { run } = useTask()
  const [queue, send] = useReducer(advance, files, startQueue)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [running, setRunning] = useState(false)
  const stopped = useRef(false)
  const task = useRef<string | null>(null)

  const watched = useCallback((options: TaskOptions & { id: string }): TaskOptions => {
    setProgress(null)
    return {
      ...options,
      onProgress: (now) => {
        options.onProgress?.(now)
        setProgress(now)
      },
    }
  }, [])
  // Reading changes nothing, and the dialog shows how far it is and what came of it: no line in the task bar.
  const read = useCallback(
    (file: ChosenFile) => {
      task.current = crypto.randomUUID()
      return youbei.plans.previewImport({ file: { token: file.token } }, watched({ id: task.current }))
    },
    [watched],
  )
  const bringIn = useCallback(
    (file: ChosenFile, input: SaveInput) =>
      run(t('import.saving', { name: file.name }), (options) =>
        youbei.plans.importPlan({ ...input, file: { token: file.token } }, watched(options)),
      ),
    [run, t, watched],
  )

  const entry = queue.entries[queue.at]
  useEffect(() => {
    if (entry?.state !== 'waiting' || running) return
    send({ event: 'reading' })
    void read(entry.file).then((answer) => {
      if (answer.ok) send({ event: 'read', preview: answer.value })
      else send({ event: 'refused', failure: answer.error })
    })
  }, [entry, running, read])

  const save = async (input: SaveInput): Promise<boolean> => {
    if (entry?.state !== 'ready') return false
    send({ event: 'saving' })
    const answer = await bringIn(entry.file, input)
    if (answer.ok) send({ event: 'saved', plan: answer.value })
    else send({ event: 'not-saved', failure: answer.error })
    return answer.ok
  }

  const saveRest = async (input: SaveInput) => {
    const rest = queue.entries.slice(queue.at + 1)
    stopped.current = false
    setRunning(true)
    if (await save(input))
      for (const { file } of rest) {
        if (stopped.current) break
        send({ event: 'reading' })
        const preview = await read(file)
        const existing = preview.ok ? preview.value.existing : null
        if (existing?.identical) {
          send({ event: 'known' })
          continue
        }
        const answer = preview.ok
          ? await bringIn(file, { as: input.as, ...(existing ? { nextVersionOf: existing.id } : {}) })
          : preview
        if (answer.ok) send({ event: 'saved', plan: answer.value })
        else {
          send({ event: 'refused', failure: answer.error })
          send({ event: 'next' })
        }
      }
    setRunning(false)
  }

  // Whoever closes the dialog no longer wants what is being read.
  const current = useRef(entry)
  current.current = entry
  useEffect(
    () => () => {
      stopped.current = true
      if (task.current !== null && current.current?.state === 'reading') youbei.cancel(task.current)
    },
    [],
  )

  return {
    queue,
    entry,
    over: isOver(queue),
    progress,
    save,
    skip: () => send({ event: 'skip' }),
    next: () => send({ event: 'next' }),
    saveRest,
    running,
    stop: () => {
      stopped.current = true
    },
  }
}

/** The plans that came in, in order. */
export function importedPlans(queue: Queue): Plan[] {
  return queue.entries.flatMap((entry) => (entry.state === 'done' ? [entry.plan] : []))
}
