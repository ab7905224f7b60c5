export { code128Bars, type Modules, qrModules } from './codes'
export type {
  Card,
  DocumentDefinition,
  Element,
  Layout,
  Mark,
  Paper,
  Section,
  TableColumn,
  TableRow,
} from './definition'
export { type FontRole, type FontSearch, type FontSource, type Fonts, findFonts } from './fonts'
export { type LabelsDefinition, makeLabelsPdf, type PlacedLabel } from './labels'
export { type ListContent, tableDocument } from './list'
export { type MadePdf, type MadeSection, type MakeOptions, makePdf } from './make'
export type { PrintedPart } from './printable'
