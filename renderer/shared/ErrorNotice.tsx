import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../preload/contract/result'
import { useFailureText } from './failureText'

/** What happened, what is safe, what to do, and the number the log knows it by. */
export function ErrorNotice({ failure, onRetry }: Readonly<{ failure: Failure; onRetry?: () => void }>) {
  const { t } = useTranslation('shared')
  const { title, advice, reference } = useFailureText()(failure)
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={[advice, reference].filter((line) => line !== '').join(' ') || undefined}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    />
  )
}
