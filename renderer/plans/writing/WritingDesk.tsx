import { FileAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { DraftSection, DraftTree } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { useHotkeys } from '../../shared/hotkeys'
import { useMayWrite } from '../../shared/useStatus'
import type { OutlineTreeHandle } from '../OutlineTree'
import type { PastedPart } from './editor/pictures'
import type { SectionEditorHandle } from './SectionEditor'
import { type SaveNote, SectionPane } from './SectionPane'
import { type DraftAnswer, useTreeCommand } from './useDraft'
import { WritingHead } from './WritingHead'
import { type TreeAct, WritingTree } from './WritingTree'

const FindPanel = lazy(() => import('./FindPanel').then((m) => ({ default: m.FindPanel })))
const PastedHeadings = lazy(() => import('./PastedHeadings').then((m) => ({ default: m.PastedHeadings })))

type Props = Readonly<{
  draft: DraftAnswer
  putTree: (tree: DraftTree) => void
  putSection: (id: string, change: Partial<DraftSection>, savedAt: number) => void
}>

/** Where a draft is written: tree, text, finding. */
export function WritingDesk({ draft, putTree, putSection }: Props) {
  const { t } = useTranslation('plans')
  const planId = draft.plan.id
  const mayWrite = useMayWrite()
  const { sections } = draft
  const [params, setParams] = useSearchParams()
  const asked = params.get('section')
  const current = sections.find((section) => section.id === asked) ?? sections[0]
  const selected = current?.id ?? null
  const [renaming, setRenaming] = useState<string | null>(null)
  const [finding, setFinding] = useState(false)
  const [loaded, setLoaded] = useState(0)
  const [note, setNote] = useState<SaveNote>({ state: 'saved', at: draft.savedAt })
  const [pasted, setPasted] = useState<readonly PastedPart[] | null>(null)
  const tree = useRef<OutlineTreeHandle>(null)
  const editor = useRef<SectionEditorHandle>(null)
  const flushNow = useRef<() => Promise<unknown>>(async () => undefined)
  const flush = useCallback(() => flushNow.current(), [])

  const select = useCallback((id: string) => setParams({ section: id }, { replace: true }), [setParams])
  const move = useTreeCommand(youbei.plans.moveSection, putTree)
  const add = useTreeCommand(youbei.plans.addSections, putTree)
  const rename = useTreeCommand(youbei.plans.renameSection, putTree)
  const remove = useTreeCommand(youbei.plans.removeSection, putTree, {
    done: ({ removed }) => t('writing.removed', { n: removed }),
    undoable: true,
  })
  const busy = !mayWrite || move.running || add.running || remove.running || rename.running

  const act = async (wish: TreeAct) => {
    switch (wish.act) {
      case 'move':
        await move.run({ id: planId, sectionId: wish.id, move: wish.move })
        break
      case 'rename': {
        const { id, title, number } = wish
        await rename.run({ id: planId, sectionId: id, title, ...(number === undefined ? {} : { number }) })
        break
      }
      case 'remove': {
        await flush()
        const at = sections.findIndex((section) => section.id === wish.id)
        const gone = await remove.run({ id: planId, sectionId: wish.id })
        const next = gone?.sections[Math.min(at, gone.sections.length - 1)]
        if (next) select(next.id)
        break
      }
      case 'add': {
        await flush()
        const { beside, place } = wish
        const done = await add.run({
          id: planId,
          beside,
          place,
          sections: [{ title: t('writing.newTitle') }],
        })
        const [first] = done?.added ?? []
        if (first) {
          select(first)
          setRenaming(first)
        }
        return
      }
    }
    tree.current?.focus()
  }

  const bringIn = async (parts: readonly PastedPart[], as: 'inside' | 'after' | 'text') => {
    setPasted(null)
    if (as === 'text') {
      editor.current?.insert(parts)
      return
    }
    const front = parts.filter((part) => part.heading === null)
    const rest = parts.filter((part) => part.heading !== null)
    if (front.length > 0) editor.current?.insert(front)
    await flush()
    const top = Math.min(...rest.map((part) => part.heading?.level ?? 9))
    await add.run({
      id: planId,
      beside: selected,
      place: as,
      sections: rest.map(({ heading, blocks }) => ({
        title: heading?.title ?? '',
        number: heading?.number ?? '',
        level: Math.min((heading?.level ?? top) - top + 1, 9),
        blocks,
      })),
    })
  }

  useHotkeys({
    'ctrl+f': () => setFinding(true),
    'ctrl+h': () => setFinding(true),
    'ctrl+s': () => void flush(),
    f6: () => {
      if (document.activeElement?.getAttribute('role') === 'tree') editor.current?.focus()
      else tree.current?.focus()
    },
  })
  // The tree has the keyboard first: whoever begins a plan looks what is to be written.
  useEffect(() => tree.current?.focus(), [])
  useEffect(() => {
    const onClose = () => void flush()
    window.addEventListener('beforeunload', onClose)
    return () => window.removeEventListener('beforeunload', onClose)
  }, [flush])

  return (
    <section className="yb-page" aria-label={t('writing.title')}>
      <WritingHead
        draft={draft}
        note={note}
        putTree={putTree}
        finding={finding}
        onFind={() => setFinding((open) => !open)}
        flush={flush}
      />
      <div className="plan-panes writing-panes">
        <aside className="plan-outline">
          <WritingTree
            ref={tree}
            sections={sections}
            numbering={draft.numbering}
            selected={selected}
            renaming={renaming}
            onRenaming={(id) => {
              setRenaming(id)
              if (id === null) tree.current?.focus()
            }}
            onSelect={select}
            onOpen={() => editor.current?.focus()}
            act={(wish) => void act(wish)}
            busy={busy}
          />
        </aside>
        {current ? (
          <SectionPane
            key={current.id}
            planId={planId}
            section={current}
            numbering={draft.numbering}
            draftSavedAt={draft.savedAt}
            mayWrite={mayWrite}
            editor={editor}
            flushNow={flushNow}
            onNote={setNote}
            onLoaded={() => setLoaded((n) => n + 1)}
            onSaved={putSection}
            onRename={(title, number) =>
              void act({ act: 'rename', id: current.id, title, ...(number === undefined ? {} : { number }) })
            }
            onHeadings={setPasted}
          />
        ) : (
          <div className="writing-pane">
            <EmptyState
              icon={<FileAddOutlined aria-hidden />}
              title={t('writing.noSections')}
              description={t('writing.noSectionsHint')}
              actions={
                mayWrite && (
                  <Button
                    type="primary"
                    onClick={() => void act({ act: 'add', beside: null, place: 'after' })}
                  >
                    {t('writing.tree.add')}
                  </Button>
                )
              }
            />
          </div>
        )}
        {finding && (
          <Suspense fallback={null}>
            <FindPanel
              planId={planId}
              sections={sections}
              selected={selected}
              editor={editor}
              loaded={loaded}
              onSelect={select}
              flush={flush}
              onClose={() => {
                setFinding(false)
                editor.current?.focus()
              }}
            />
          </Suspense>
        )}
      </div>
      {pasted && (
        <Suspense fallback={null}>
          <PastedHeadings
            parts={pasted}
            onChoose={(as) => void bringIn(pasted, as)}
            onClose={() => setPasted(null)}
          />
        </Suspense>
      )}
    </section>
  )
}
