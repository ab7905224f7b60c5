import type { DocumentDefinition } from './definition'

export { assemblePdf, type PickedPages } from './assemble'
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
export { imposePdf } from './imposition'
export { type LabelsDefinition, makeLabelsPdf, type PlacedLabel } from './labels'
export { type ListContent, tableDocument } from './list'
export { type MadePdf, type MadeSection, type MakeOptions, makePdf } from './make'
export type { PrintedPart } from './printable'

/** Writes a document as a Word file. The library is loaded when it is first asked for. */
export async function writeWord(definition: DocumentDefinition, path: string): Promise<void> {
  const word = await import('./word/index')
  await word.writeWord(definition, path)
}
