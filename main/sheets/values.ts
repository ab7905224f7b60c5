/** Parsers of what people type into cells. Pure: a cell in, a value or a reason code out; none of them throws. */
export {
  type DayOptions,
  daysInMonth,
  parseDay,
  parseShelfLife,
  type ShelfLifeUnit,
  serialToDay,
} from './values/date'
export { parseMoney } from './values/money'
export {
  type Phone,
  type PhoneKind,
  type Phones,
  parsePersonName,
  parsePhones,
  parseYesNo,
  phoneDigits,
  phoneKindOf,
} from './values/people'
export { canonicalUnit, parseQuantity, type Quantity } from './values/quantity'
export {
  chineseNumber,
  cleanText,
  isDitto,
  isNothing,
  matchKey,
  type Parsed,
  plainText,
  rawText,
} from './values/text'
