/** Spreadsheets in and out. Knows no module: a module says what its fields are and judges its rows. */
export { type CellValue, columnLetter, type Sheet, type SheetFile, sheetLimits } from './cells'
export {
  type FieldSpec,
  findHeader,
  type Header,
  headerSignature,
  headerUnit,
  matchColumns,
  recallMapping,
  rememberMapping,
} from './header'
export { readPasted, readSheets } from './read'
export { reasonText } from './reasons'
export { type RefusedSheet, writeRefused } from './refused'
export { Issues, RowCells } from './rows'
export {
  countVerdicts,
  type ImportRow,
  type ImportTable,
  judgeTable,
  type MarkRow,
  previewOf,
  type TableChoice,
  type TableSpec,
} from './table'
export { type TemplateColumn, type TemplateOptions, writeTemplate } from './template'
export * from './values'
export {
  type SheetSpec,
  type WorkbookFoot,
  type WorkbookSpec,
  type WriteColumn,
  writeWorkbook,
} from './write'
