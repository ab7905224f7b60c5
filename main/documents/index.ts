export { code128Bars, type Modules, qrModules } from './codes'
export type {
  DocumentDefinition,
  Element,
  Layout,
  Paper,
  Section,
  TableColumn,
  TableRow,
} from './definition'
export { type FontRole, type FontSearch, type FontSource, type Fonts, findFonts } from './fonts'
export { type LabelsDefinition, makeLabelsPdf, type PlacedLabel } from './labels'
export { type ListContent, tableDocument } from './list'
export { type MadePdf, type MakeOptions, makePdf } from './make'
