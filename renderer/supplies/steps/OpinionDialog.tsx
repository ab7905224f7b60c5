import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { Result } from '../../../preload/contract/result'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'

/** A step that needs, or may have, a word: 意见. `toInput` makes the call's input of it. */
export function OpinionDialog<O>(
  props: Readonly<{
    title: string
    /** What the step does, in a sentence. */
    what: string
    label?: string
    required?: boolean
    actionLabel: string
    draftKey: string
    schema: z.ZodType
    toInput: (opinion: string) => unknown
    save: (input: never) => Promise<Result<O>>
    onSaved: (value: O) => void
    onClose: () => void
  }>,
) {
  const { t } = useTranslation('supplies')
  return (
    <RecordDialog title={props.title} onClose={props.onClose}>
      <p>{props.what}</p>
      <RecordForm<O>
        autoFocus
        draftKey={props.draftKey}
        initial={{ opinion: '' }}
        schema={props.schema}
        toInput={(values) => props.toInput(String(values.opinion ?? ''))}
        save={props.save}
        saveLabel={props.actionLabel}
        onSaved={props.onSaved}
        onCancel={props.onClose}
        fields={[
          {
            name: 'opinion',
            label: props.label ?? t('steps.opinion'),
            required: props.required ?? false,
            wide: true,
            control: <Input.TextArea maxLength={300} autoSize={{ minRows: 2, maxRows: 5 }} />,
          },
        ]}
      />
    </RecordDialog>
  )
}
