import { DownOutlined, ProfileOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Select } from 'antd'
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Standard, standardOrigins, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { EmptyState } from '../../shared/EmptyState'
import { useHotkeys } from '../../shared/hotkeys'
import { LevelTag } from '../../shared/LevelTag'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'
import { type TableColumn, type TableHandle, TablePage } from '../../shared/TablePage'
import { useCommand } from '../../shared/useCommand'
import { useOutputs } from '../../shared/useOutputs'
import { useMayWrite } from '../../shared/useStatus'
import { StandardLines } from './StandardLines'

const StandardImport = lazy(() => import('./StandardImport').then((m) => ({ default: m.StandardImport })))

/** 标准: the lists of what should be kept; one of them is the one that gaps are counted by. */
export function StandardsView({ lead }: Readonly<{ lead: ReactNode }>) {
  const [opened, setOpened] = useState<Standard | null>(null)
  return opened ? (
    <StandardLines lead={lead} standard={opened} onBack={() => setOpened(null)} />
  ) : (
    <Standards lead={lead} onOpen={setOpened} />
  )
}

function Standards({ lead, onOpen }: Readonly<{ lead: ReactNode; onOpen: (standard: Standard) => void }>) {
  const { t } = useTranslation('supplies')
  const mayWrite = useMayWrite()
  const outputs = useOutputs()
  const table = useRef<TableHandle<Standard>>(null)
  const [edited, setEdited] = useState<Standard | 'new' | null>(null)
  const [copied, setCopied] = useState<Standard | null>(null)
  const [importing, setImporting] = useState<Readonly<{ pasted?: string }> | null>(null)
  const openNew = () => mayWrite && setEdited('new')
  useHotkeys({ f2: openNew })
  const addReference = useCommand(() => youbei.supplies.addReferenceStandard({}), {
    done: ({ name }) => t('standards.saved', { name }),
    undoable: true,
  })
  const activate = useCommand((id: string) => youbei.supplies.activateStandard({ id }), {
    done: ({ name }) => t('standards.lists.activated', { name }),
    undoable: true,
  })
  const remove = useCommand((ids: string[]) => youbei.supplies.removeStandards({ ids }), {
    done: ({ removed }) => t('standards.lists.removed', { n: removed }),
    undoable: true,
  })
  return (
    <>
      <TablePage<Standard>
        title={t('title')}
        lead={lead}
        handle={table}
        storageKey="supplies.standards"
        columns={useColumns()}
        load={{ module: 'supplies', call: 'listStandards', input: {} }}
        rowKey={(row) => row.id}
        onOpen={onOpen}
        searchHint={t('standards.lists.searchHint')}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        actions={
          mayWrite && (
            <>
              <Button
                onClick={() =>
                  void outputs.save(t('template'), (options) =>
                    youbei.supplies.makeStandardTemplate({}, options),
                  )
                }
              >
                {t('template')}
              </Button>
              <Button onClick={() => setImporting({})}>{t('standards.lists.import')}</Button>
              <Button type="primary" onClick={openNew}>
                {t('standards.lists.add')} <span className="yb-kbd">F2</span>
              </Button>
            </>
          )
        }
        rowActions={(row) => (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...(mayWrite
                  ? [
                      {
                        key: 'activate',
                        label: t('standards.lists.activate'),
                        disabled: row.active,
                        onClick: () => void activate.run(row.id),
                      },
                      { key: 'edit', label: t('standards.lists.edit'), onClick: () => setEdited(row) },
                      { key: 'copy', label: t('standards.lists.copy'), onClick: () => setCopied(row) },
                      {
                        key: 'remove',
                        label: t('remove'),
                        disabled: row.active,
                        onClick: () => void remove.run([row.id]),
                      },
                    ]
                  : []),
                {
                  key: 'print',
                  label: t('standards.lists.print'),
                  onClick: () =>
                    void outputs.print(t('standards.lists.print'), (options) =>
                      youbei.supplies.printStandard({ id: row.id }, options),
                    ),
                },
                {
                  key: 'export',
                  label: t('export'),
                  onClick: () =>
                    void outputs.save(t('export'), (options) =>
                      youbei.supplies.exportStandard({ id: row.id }, options),
                    ),
                },
              ],
            }}
          >
            <Button type="link" size="small" aria-label={t('standards.lists.actionsOf', { name: row.name })}>
              {t('standards.lists.more')} <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        )}
        empty={
          <EmptyState
            icon={<ProfileOutlined aria-hidden />}
            title={t('standards.lists.empty')}
            description={t('standards.lists.emptyHint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => setImporting({})}>
                    {t('standards.lists.import')}
                  </Button>
                  <Button loading={addReference.running} onClick={() => void addReference.run(undefined)}>
                    {t('standards.lists.reference')}
                  </Button>
                </>
              )
            }
          />
        }
      />
      {edited !== null && (
        <StandardDialog standard={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {copied && <CopyDialog standard={copied} onClose={() => setCopied(null)} />}
      {importing && (
        <Suspense fallback={null}>
          <StandardImport pasted={importing.pasted} onClose={() => setImporting(null)} />
        </Suspense>
      )}
    </>
  )
}

function StandardDialog({ standard, onClose }: Readonly<{ standard: Standard | null; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDialog title={standard?.name ?? t('standards.lists.add')} onClose={onClose}>
      <RecordForm<Standard>
        autoFocus
        draftKey={`supplies:standard:${standard?.id ?? 'new'}`}
        initial={{
          name: standard?.name ?? '',
          origin: standard?.origin ?? 'own',
          basis: standard?.basis ?? '',
          remark: standard?.remark ?? '',
        }}
        schema={supplies.calls.saveStandard.input}
        toInput={(values) => ({ ...(standard ? { id: standard.id, rev: standard.rev } : {}), ...values })}
        save={youbei.supplies.saveStandard}
        onSaved={(saved) => {
          showDone(t('standards.saved', { name: saved.name }), { undo: true })
          onClose()
        }}
        onCancel={onClose}
        fields={[
          {
            name: 'name',
            label: t('standards.lists.name'),
            required: true,
            wide: true,
            control: <Input maxLength={60} autoComplete="off" />,
          },
          {
            name: 'origin',
            label: t('standards.lists.origin'),
            control: (
              <Select
                options={standardOrigins.map((value) => ({ value, label: t(`standards.origins.${value}`) }))}
              />
            ),
          },
          {
            name: 'basis',
            label: t('standards.lists.basis'),
            help: t('standards.lists.basisHint'),
            control: <Input maxLength={200} autoComplete="off" />,
          },
          {
            name: 'remark',
            label: t('item.remark'),
            wide: true,
            control: <Input maxLength={500} autoComplete="off" />,
          },
        ]}
      />
    </RecordDialog>
  )
}

function CopyDialog({ standard, onClose }: Readonly<{ standard: Standard; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDialog title={t('standards.lists.copyTitle', { name: standard.name })} onClose={onClose}>
      <RecordForm<Standard>
        autoFocus
        draftKey={`supplies:standard-copy:${standard.id}`}
        initial={{ name: t('standards.lists.copyName', { name: standard.name }).slice(0, 60) }}
        schema={supplies.calls.copyStandard.input}
        toInput={(values) => ({ id: standard.id, ...values })}
        save={youbei.supplies.copyStandard}
        onSaved={(saved) => {
          showDone(t('standards.saved', { name: saved.name }), { undo: true })
          onClose()
        }}
        onCancel={onClose}
        fields={[
          {
            name: 'name',
            label: t('standards.lists.name'),
            required: true,
            wide: true,
            control: <Input maxLength={60} autoComplete="off" />,
          },
        ]}
      />
    </RecordDialog>
  )
}

function useColumns(): readonly TableColumn<Standard>[] {
  const { t } = useTranslation('supplies')
  return useMemo<readonly TableColumn<Standard>[]>(
    () => [
      {
        key: 'name',
        title: t('standards.lists.name'),
        sortField: 'name',
        width: 220,
        grow: true,
        priority: 1,
        text: (row) => row.name,
      },
      {
        key: 'active',
        title: t('standards.lists.active'),
        width: 110,
        priority: 1,
        text: (row) => (row.active ? t('standards.lists.isActive') : ''),
        render: (row) =>
          row.active ? <LevelTag level="green">{t('standards.lists.isActive')}</LevelTag> : null,
      },
      {
        key: 'origin',
        title: t('standards.lists.origin'),
        sortField: 'origin',
        width: 150,
        priority: 1,
        text: (row) => t(`standards.origins.${row.origin}`),
        render: (row) =>
          row.origin === 'reference' || row.origin === 'example' ? (
            <LevelTag level="yellow">{t(`standards.origins.${row.origin}`)}</LevelTag>
          ) : (
            t(`standards.origins.${row.origin}`)
          ),
      },
      {
        key: 'lines',
        title: t('standards.lists.lines'),
        width: 90,
        align: 'right',
        priority: 1,
        text: (row) => String(row.lines),
      },
      {
        key: 'basis',
        title: t('standards.lists.basis'),
        width: 240,
        grow: true,
        priority: 2,
        text: (row) => row.basis,
      },
    ],
    [t],
  )
}
