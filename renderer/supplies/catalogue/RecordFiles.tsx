import { DeleteOutlined, FileOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SupplyFile } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatBytes } from '../../shared/format'
import { showFailure } from '../../shared/notices'
import { useCommand } from '../../shared/useCommand'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useTask } from '../../shared/useTask'
import './catalogue.css'

type Props = Readonly<{
  subject: SupplyFile['subject']
  subjectId: string
  /** `photo` shows pictures; `document` takes scans and office files too. */
  of: SupplyFile['role']
  readOnly: boolean
}>

/** Pictures or papers kept with a record: added at once, taken away with undo, opened larger or saved. */
export function RecordFiles({ subject, subjectId, of: role, readOnly }: Props) {
  const { t } = useTranslation('supplies')
  const task = useTask()
  const outputs = useOutputs()
  const query = useQueryCall('supplies', 'listFiles', { subject, subjectId }, { keepPrevious: false })
  const files = (query.data?.files ?? []).filter((file) => file.role === role)
  const remove = useCommand((id: string) => youbei.supplies.removeFile({ id }), {
    done: t('catalogue.files.removed'),
    undoable: true,
  })
  const add = async () => {
    const chosen = await youbei.shell.chooseFiles({
      kind: role === 'document' ? 'paper' : 'picture',
      many: true,
    })
    if (!chosen.ok) return showFailure(chosen.error)
    if (chosen.value.files.length === 0) return
    const added = await task.run(t(`catalogue.files.adding.${role}`), (options) =>
      youbei.supplies.addFiles(
        { subject, subjectId, role, files: chosen.value.files.map(({ token }) => ({ token })) },
        options,
      ),
    )
    if (!added.ok && added.error.code !== 'cancelled') showFailure(added.error)
  }
  const save = (file: SupplyFile) =>
    outputs.save(file.name, (options) => youbei.supplies.exportFile({ id: file.id }, options))
  return (
    <section aria-label={t(`catalogue.files.${role}`)}>
      <h2 className="yb-section">{t(`catalogue.files.${role}`)}</h2>
      {files.length === 0 && <p className="yb-second">{t(`catalogue.files.none.${role}`)}</p>}
      <ul className={role === 'document' ? 'yb-papers' : 'yb-photos'}>
        <Image.PreviewGroup>
          {files.map((file) => (
            <li key={file.id}>
              {role === 'document' ? (
                <button type="button" className="yb-link" onClick={() => void save(file)}>
                  <FileOutlined aria-hidden /> {file.name}
                </button>
              ) : (
                <Image src={`/attachments/${file.sha256}`} alt={file.name} width={144} height={108} />
              )}
              <span className="yb-caption">{formatBytes(file.bytes)}</span>
              {!readOnly && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('catalogue.files.remove', { name: file.name })}
                  title={t('catalogue.files.remove', { name: file.name })}
                  onClick={() => void remove.run(file.id)}
                />
              )}
            </li>
          ))}
        </Image.PreviewGroup>
      </ul>
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden />} loading={task.running} onClick={() => void add()}>
          {t(`catalogue.files.add.${role}`)}
        </Button>
      )}
    </section>
  )
}
