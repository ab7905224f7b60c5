import type { FormRule } from 'antd'
import { codeDigits } from './division-rules'

/** What was typed as a PIN: digits only, full-width ones too. */
export const toDigits = (typed: unknown): string => (typeof typed === 'string' ? codeDigits(typed) : '')

/** 4 to 12 digits, where something was typed. */
export const pinRules = (message: string): FormRule[] => [{ pattern: /^\d{4,12}$/, message }]

/** The same as another field; both may be empty. */
export const samePinRule =
  (other: string, message: string): FormRule =>
  ({ getFieldValue }) => ({
    validator: (_, typed: unknown) =>
      (typed ?? '') === (getFieldValue(other) ?? '') ? Promise.resolve() : Promise.reject(new Error(message)),
  })
