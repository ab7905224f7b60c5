import { ContactsOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../preload/contract/people'
import { youbei } from '../shared/api'
import { EmptyState } from '../shared/EmptyState'
import { PrintMenu } from '../shared/PrintMenu'
import { type TableColumn, TablePage } from '../shared/TablePage'
import { type AddressChange, useAddress } from '../shared/useAddress'
import { useCommand } from '../shared/useCommand'
import type { Make } from '../shared/useOutputs'
import { useQueryCall } from '../shared/useQueryCall'
import { useRecordList } from '../shared/useRecordList'
import { PersonDrawer } from './PersonDrawer'
import { phoneLine, showImported } from './person'

const ImportWizard = lazy(() => import('../shared/ImportWizard').then((m) => ({ default: m.ImportWizard })))

const importCalls = {
  preview: youbei.people.previewImport,
  import: youbei.people.importList,
  undo: youbei.people.undoImport,
  template: youbei.people.makeTemplate,
  refused: youbei.people.exportRefused,
}

/** The phone book: list, drawer with form, import, export, print. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  const address = useAddress()
  const [importing, setImporting] = useState<{ pasted?: string } | null>(null)

  const unit = address.get('unit') ?? undefined
  const villageName = address.get('village') ?? undefined
  const withoutPhone = address.get('withoutPhone') === '1'
  const filters = useMemo(
    () => ({
      ...(unit === undefined ? {} : { unit }),
      ...(villageName === undefined ? {} : { villageName }),
      ...(withoutPhone ? { withoutPhone } : {}),
    }),
    [unit, villageName, withoutPhone],
  )
  const list = useRecordList<Person, typeof filters>({
    filters,
    addressed: { param: 'person', module: 'people', call: 'get' },
  })
  const { mayWrite, close, openNew } = list

  const remove = useCommand((ids: string[]) => youbei.people.remove({ ids }), {
    done: ({ removed }) => t('removed', { n: removed }),
    undoable: true,
  })
  const print =
    (masked: boolean): Make =>
    (options) =>
      youbei.people.printList({ ...list.asked(), masked }, options)
  const save =
    (masked: boolean): Make =>
    (options) =>
      youbei.people.exportList({ ...list.asked(), masked }, options)

  const columns = useColumns()
  return (
    <>
      <TablePage<Person>
        title={t('title')}
        {...list.table}
        storageKey="people"
        columns={columns}
        load={{ module: 'people', call: 'list', input: filters }}
        searchHint={t('searchHint')}
        onClearFilters={address.clear}
        {...(mayWrite ? { pasteRows: (pasted: string) => setImporting({ pasted }) } : {})}
        filters={
          <PeopleFilters
            unit={unit}
            villageName={villageName}
            withoutPhone={withoutPhone}
            onChange={address.set}
          />
        }
        actions={
          <>
            <PrintMenu
              items={[
                { label: t('print'), print: print(false) },
                { label: t('printMasked'), print: print(true) },
                'line',
                { label: t('export'), save: save(false) },
                { label: t('exportMasked'), save: save(true) },
                { label: t('template'), save: (options) => youbei.people.makeTemplate({}, options) },
              ]}
            />
            {mayWrite && <Button onClick={() => setImporting({})}>{t('import')}</Button>}
            {mayWrite && (
              <Button type="primary" onClick={openNew}>
                {t('add')} <span className="yb-kbd">F2</span>
              </Button>
            )}
          </>
        }
        {...(mayWrite
          ? {
              selectionActions: (rows, clear) => (
                <Button
                  loading={remove.running}
                  onClick={() =>
                    void remove.run(rows.map((person) => person.id)).then((done) => done && clear())
                  }
                >
                  {t('remove')}
                </Button>
              ),
            }
          : {})}
        empty={
          <EmptyState
            icon={<ContactsOutlined aria-hidden />}
            title={t('empty.title')}
            description={t('empty.hint')}
            actions={
              mayWrite && (
                <>
                  <Button type="primary" onClick={() => setImporting({})}>
                    {t('empty.import')}
                  </Button>
                  <Button onClick={openNew}>{t('empty.add')}</Button>
                </>
              )
            }
          />
        }
      />
      <PersonDrawer
        {...list.drawer}
        person={list.record}
        readOnly={!mayWrite}
        onRemove={async (person) => {
          if (await remove.run([person.id])) close()
        }}
        onNext={openNew}
      />
      {importing && (
        <Suspense fallback={null}>
          <ImportWizard
            open
            ns="people"
            title={t('importTitle')}
            calls={importCalls}
            pasted={importing.pasted}
            showValue={(key, _value, values) => showImported(key, values)}
            onClose={() => setImporting(null)}
          />
        </Suspense>
      )}
    </>
  )
}

function useColumns(): readonly TableColumn<Person>[] {
  const { t } = useTranslation('people')
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('fields.name'),
        sortField: 'name',
        width: 110,
        text: (row) => row.name,
        priority: 1,
      },
      {
        key: 'unit',
        title: t('fields.unit'),
        sortField: 'unit',
        width: 150,
        grow: true,
        text: (row) => row.unit,
        priority: 1,
      },
      {
        key: 'post',
        title: t('fields.post'),
        sortField: 'post',
        width: 120,
        grow: true,
        text: (row) => row.post,
        priority: 2,
      },
      {
        key: 'village',
        title: t('fields.villageName'),
        sortField: 'villageName',
        width: 120,
        grow: true,
        text: (row) => row.villageName,
        priority: 2,
      },
      {
        key: 'phones',
        title: t('fields.phones'),
        width: 260,
        grow: true,
        text: (row) => row.phones.map((phone) => phone.number).join('、'),
        render: (row) => <span className="yb-phone-line">{phoneLine(row)}</span>,
        priority: 1,
      },
      {
        key: 'remark',
        title: t('fields.remark'),
        width: 160,
        grow: true,
        text: (row) => row.remark,
        priority: 3,
      },
    ],
    [t],
  )
}

function PeopleFilters({
  unit,
  villageName,
  withoutPhone,
  onChange,
}: Readonly<{
  unit: string | undefined
  villageName: string | undefined
  withoutPhone: boolean
  onChange: (values: AddressChange) => void
}>) {
  const { t } = useTranslation('people')
  const known = useQueryCall('people', 'listFilters', {}).data
  const options = (names: readonly string[] | undefined) =>
    (names ?? []).map((name) => ({ value: name, label: name }))
  return (
    <>
      <Select
        allowClear
        showSearch
        aria-label={t('fields.unit')}
        placeholder={t('allUnits')}
        value={unit ?? null}
        options={options(known?.units)}
        onChange={(value) => onChange({ unit: value ?? undefined })}
      />
      <Select
        allowClear
        showSearch
        aria-label={t('fields.villageName')}
        placeholder={t('allVillages')}
        value={villageName ?? null}
        options={options(known?.villages)}
        onChange={(value) => onChange({ village: value ?? undefined })}
      />
      <Checkbox
        checked={withoutPhone}
        onChange={(event) => onChange({ withoutPhone: event.target.checked ? '1' : undefined })}
      >
        {t('withoutPhone')}
      </Checkbox>
    </>
  )
}
