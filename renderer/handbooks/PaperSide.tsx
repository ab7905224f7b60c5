import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { fits, type PaperForm, paperForms, shapes } from '../../preload/contract/handbooks/index'
import { DayInput } from '../shared/DayInput'
import { type Choices, inForm } from './parts'

type Props = Readonly<{
  order: Choices
  /** The only plan that is chosen: its issuer and number are proposed for the red head. */
  plan: Readonly<{ issuedBy: string; documentNumber: string }> | undefined
  /** The name is missing and somebody tried to print. */
  nameMissing: boolean
  onChange: (change: Partial<Choices>) => void
}>

/** What kind of paper, on which sheets, with what around its parts. */
export function PaperSide({ order, plan, nameMissing, onChange }: Props) {
  const { t } = useTranslation('handbooks')
  const shape = shapes[order.form]
  const placings = shape.impositions.filter((one) => fits(order.paper, one))
  return (
    <>
      <Form.Item label={t('make.form')} htmlFor="book-form">
        <Select<PaperForm>
          id="book-form"
          value={order.form}
          onChange={(form) => onChange(inForm(order, form))}
          options={paperForms.map((form) => ({ value: form, label: t(`forms.${form}`) }))}
        />
        <p className="yb-caption">{t(`formHints.${order.form}`)}</p>
      </Form.Item>
      <Form.Item
        label={t('make.name')}
        required
        htmlFor="book-title"
        {...(nameMissing ? { validateStatus: 'error' as const, help: t('make.nameNeeded') } : {})}
      >
        <Input
          id="book-title"
          value={order.title}
          maxLength={60}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      {shape.papers.length > 1 && (
        <Form.Item label={t('make.paper')}>
          <Radio.Group
            aria-label={t('make.paper')}
            value={order.paper}
            onChange={(event) => {
              const paper = shape.papers.find((one) => one === event.target.value) ?? order.paper
              onChange({ paper, ...(fits(paper, order.imposition) ? {} : { imposition: 'none' }) })
            }}
            options={shape.papers.map((paper) => ({ value: paper, label: t(`papers.${paper}`) }))}
          />
        </Form.Item>
      )}
      {placings.length > 1 && (
        <Form.Item label={t('make.imposition')}>
          <Radio.Group
            aria-label={t('make.imposition')}
            value={order.imposition}
            onChange={(event) =>
              onChange({ imposition: placings.find((one) => one === event.target.value) ?? 'none' })
            }
            options={placings.map((one) => ({ value: one, label: t(`impositions.${one}`) }))}
          />
          {order.imposition === 'booklet' && (
            <p className="yb-caption">{t(order.paper === 'A6' ? 'make.bookletA6' : 'make.bookletA5')}</p>
          )}
        </Form.Item>
      )}
      <Form.Item className="book-checks">
        {shape.cover && (
          <Checkbox checked={order.cover} onChange={(event) => onChange({ cover: event.target.checked })}>
            {t('make.cover')}
          </Checkbox>
        )}
        {shape.contents && (
          <Checkbox
            checked={order.contents}
            onChange={(event) => onChange({ contents: event.target.checked })}
          >
            {t('make.contents')}
          </Checkbox>
        )}
        <Checkbox checked={order.internal} onChange={(event) => onChange({ internal: event.target.checked })}>
          {t('make.internal')}
        </Checkbox>
        {order.form === 'official' && (
          <Checkbox
            checked={order.blackWhite}
            onChange={(event) => onChange({ blackWhite: event.target.checked })}
          >
            {t('make.blackWhite')}
          </Checkbox>
        )}
      </Form.Item>
      {order.form === 'official' && <OfficialFields order={order} plan={plan} onChange={onChange} />}
    </>
  )
}

function OfficialFields({ order, plan, onChange }: Omit<Props, 'nameMissing'>) {
  const { t } = useTranslation('handbooks')
  const { redHead, imprint } = order
  const field = (key: 'body' | 'documentNumber' | 'signer') => (
    <Form.Item label={t(`official.${key}`)} htmlFor={`book-${key}`}>
      <Input
        id={`book-${key}`}
        value={redHead?.[key] ?? ''}
        maxLength={key === 'signer' ? 20 : 60}
        onChange={(event) => redHead && onChange({ redHead: { ...redHead, [key]: event.target.value } })}
      />
    </Form.Item>
  )
  return (
    <>
      <Checkbox
        checked={redHead !== null}
        onChange={(event) =>
          onChange({
            redHead: event.target.checked
              ? {
                  body: plan?.issuedBy.slice(0, 60) ?? '',
                  documentNumber: plan?.documentNumber.slice(0, 60) ?? '',
                  signer: '',
                }
              : null,
          })
        }
      >
        {t('official.redHead')}
      </Checkbox>
      {redHead && (
        <>
          {field('body')}
          {field('documentNumber')}
          {field('signer')}
        </>
      )}
      <Checkbox
        checked={imprint !== null}
        onChange={(event) =>
          onChange({ imprint: event.target.checked ? { copyTo: '', printedBy: '', printedOn: null } : null })
        }
      >
        {t('official.imprint')}
      </Checkbox>
      {imprint && (
        <>
          <Form.Item label={t('official.copyTo')} htmlFor="book-copy-to">
            <Input
              id="book-copy-to"
              value={imprint.copyTo}
              maxLength={300}
              onChange={(event) => onChange({ imprint: { ...imprint, copyTo: event.target.value } })}
            />
          </Form.Item>
          <Form.Item label={t('official.printedBy')} htmlFor="book-printed-by">
            <Input
              id="book-printed-by"
              value={imprint.printedBy}
              maxLength={60}
              onChange={(event) => onChange({ imprint: { ...imprint, printedBy: event.target.value } })}
            />
          </Form.Item>
          <Form.Item label={t('official.printedOn')} htmlFor="book-printed-on">
            <DayInput
              id="book-printed-on"
              value={imprint.printedOn}
              onChange={(printedOn) => onChange({ imprint: { ...imprint, printedOn } })}
            />
          </Form.Item>
        </>
      )}
    </>
  )
}
