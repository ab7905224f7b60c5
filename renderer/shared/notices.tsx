import { Button, notification } from 'antd'
import { useEffect, useId, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../preload/contract/result'
import { youbei } from './api'
import { useFailureText } from './failureText'

type Notice =
  | Readonly<{
      kind: 'done'
      text: string
      undo: Promise<number | null> | null
      actions: readonly NoticeAction[]
    }>
  | Readonly<{ kind: 'failure'; failure: Failure }>

export type NoticeAction = Readonly<{ label: string; run: () => void }>

/** Hosts that are on the page, the last mounted one speaks: the shell may mount more than one without doubling. */
let hosts: readonly string[] = []
let waiting: Notice[] = []
let speak: ((notice: Notice) => void) | null = null
const listeners = new Set<() => void>()

function changeHosts(next: readonly string[]): void {
  hosts = next
  for (const listener of listeners) listener()
}

function show(notice: Notice): void {
  if (speak) speak(notice)
  else waiting.push(notice)
}

/** Says in a sentence what was refused or went wrong, what is safe and what to do. Stays until it is closed. */
export function showFailure(failure: Failure): void {
  if (failure.code === 'cancelled') return
  show({ kind: 'failure', failure })
}

/** When the change that undo would take back was made, to tell later whether it is still the last one. */
async function lastChange(): Promise<number | null> {
  const answer = await youbei.care.getUndo({})
  return answer.ok ? answer.value.at : null
}

/** Says that something was done; with `undo` it offers to take it back for as long as it shows. */
export function showDone(
  text: string,
  options: Readonly<{ undo?: boolean; actions?: readonly NoticeAction[] }> = {},
): void {
  show({ kind: 'done', text, undo: options.undo ? lastChange() : null, actions: options.actions ?? [] })
}

/** Takes the last change back and says so. With `expected`, only when the last change is still the one of that time. */
async function undoLast(texts: { done: string; moved: string }, expected?: number | null): Promise<boolean> {
  if (expected !== undefined && (await lastChange()) !== expected) {
    showDone(texts.moved)
    return false
  }
  const answer = await youbei.care.undo({})
  if (!answer.ok) {
    showFailure(answer.error)
    return false
  }
  showDone(texts.done)
  return true
}

const undoKey = 'undo'

/** Where notices appear. Mounted once by the shell (the TaskBar brings one along). */
export function Notices() {
  const id = useId()
  const speaker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => hosts[hosts.length - 1],
  )
  useEffect(() => {
    changeHosts([...hosts, id])
    return () => changeHosts(hosts.filter((host) => host !== id))
  }, [id])
  return speaker === id ? <NoticeHost /> : null
}

function NoticeHost() {
  const { t } = useTranslation('shared')
  const failureText = useFailureText()
  const [api, holder] = notification.useNotification({
    // Drawers come from the right and dialogs stand in the middle: here nothing that is being worked on is covered.
    placement: 'bottomLeft',
    bottom: 56,
    stack: { threshold: 3 },
  })

  useEffect(() => {
    speak = (notice) => {
      if (notice.kind === 'failure') {
        const { title, advice, reference } = failureText(notice.failure)
        api.error({
          title,
          description: [advice, reference].filter((line) => line !== '').join(' '),
          duration: 0,
          role: 'alert',
          key: `failure-${notice.failure.code}`,
        })
        return
      }
      const key = notice.undo ? undoKey : `done-${Date.now()}-${Math.random()}`
      const actions = [
        ...notice.actions.map((action) => (
          <Button
            key={action.label}
            size="small"
            onClick={() => {
              api.destroy(key)
              action.run()
            }}
          >
            {action.label}
          </Button>
        )),
        ...(notice.undo
          ? [
              <Button
                key="undo"
                size="small"
                onClick={() => {
                  api.destroy(key)
                  void notice.undo?.then((at) =>
                    undoLast({ done: t('undo.done'), moved: t('undo.moved') }, at),
                  )
                }}
              >
                {t('undo.action')}
              </Button>,
            ]
          : []),
      ]
      api.success({
        title:
          actions.length > 0 ? (
            <span className="yb-notice">
              {notice.text}
              <span className="yb-notice-actions">{actions}</span>
            </span>
          ) : (
            notice.text
          ),
        classNames: { title: 'yb-notice-title' },
        key,
        duration: actions.length > 0 ? 10 : 4,
        role: 'status',
      })
    }
    const held = waiting
    waiting = []
    for (const notice of held) show(notice)
    return () => {
      speak = null
    }
  }, [api, t, failureText])

  return holder
}
