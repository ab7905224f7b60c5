import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BinEntry } from '../../preload/contract/care'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { formatInstant, formatNumber } from '../shared/format'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { useCommand } from '../shared/useCommand'
import { useMayWrite } from '../shared/useStatus'

/** Kinds of record that can lie in the bin, as the modules name them. */
const kinds = ['plan', 'person', 'item', 'depot'] as const

/** 回收站: what was deleted, and bringing it back. */
export function BinScreen() {
  const { t, i18n } = useTranslation(['care', 'app'])
  const mayWrite = useMayWrite()
  const [kind, setKind] = useState<string | undefined>(undefined)
  const { run, running } = useCommand(youbei.care.restore, {
    done: ({ restored }) => t('bin.restored', { n: formatNumber(restored) }),
    undoable: true,
  })
  const word = (name: string) => (i18n.exists(`care:kinds.${name}`) ? t(`kinds.${name}`) : name)
  const restore = (rows: readonly BinEntry[]) =>
    run({ entries: rows.map((row) => ({ kind: row.kind, id: row.id })) })
  const columns: TableColumn<BinEntry>[] = [
    { key: 'title', title: t('bin.what'), text: (row) => row.title, width: 260, grow: true, priority: 1 },
    { key: 'kind', title: t('bin.kind'), text: (row) => word(row.kind), width: 120 },
    { key: 'deletedAt', title: t('bin.deletedAt'), text: (row) => formatInstant(row.deletedAt), width: 160 },
  ]
  return (
    <TablePage<BinEntry>
      title={t('bin.title')}
      filters={
        <Select
          aria-label={t('bin.kind')}
          placeholder={t('bin.allKinds')}
          allowClear
          value={kind}
          onChange={setKind}
          options={kinds.map((name) => ({ value: name, label: word(name) }))}
        />
      }
      columns={columns}
      load={{ module: 'care', call: 'listBin', input: kind === undefined ? {} : { kind } }}
      rowKey={(row) => `${row.kind} ${row.id}`}
      rowActions={(row) =>
        mayWrite && (
          <Button
            size="small"
            disabled={running}
            aria-label={t('bin.restoreOf', { title: row.title })}
            onClick={() => void restore([row])}
          >
            {t('bin.restore')}
          </Button>
        )
      }
      {...(mayWrite
        ? {
            selectionActions: (rows: readonly BinEntry[], clear: () => void) => (
              <Button
                type="primary"
                loading={running}
                onClick={() => void restore(rows).then((done) => done && clear())}
              >
                {t('bin.restore')}
              </Button>
            ),
          }
        : {})}
      onClearFilters={() => setKind(undefined)}
      empty={<EmptyState title={t('bin.empty')} description={t('bin.emptyHelp')} />}
      storageKey="care.bin"
    />
  )
}
