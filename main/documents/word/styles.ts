import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions } from 'docx'
import type { Frame } from '../page'

/** Names that Word knows the official fonts by; a computer without them takes what it has. */
export const wordFonts = {
  body: '仿宋',
  table: '宋体',
  first: '黑体',
  second: '楷体',
  title: '方正小标宋简体',
} as const

/** Points as Word counts font sizes (half points) and distances (twentieths). */
export const half = (points: number): number => Math.round(points * 2)
export const twips = (points: number): number => Math.round(points * 20)

const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: name,
})

/** Styles of the paper: text, title and nine headings, as the printed paper has them. */
export function stylesOf(frame: Frame): IStylesOptions {
  const { body, title } = frame.type
  const official = frame.layout === 'official'
  const text = official ? wordFonts.body : wordFonts.table
  const heading = (level: number): IParagraphStyleOptions => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: {
      font: font(level === 1 ? wordFonts.first : level === 2 ? wordFonts.second : text),
      size: half(body.size * (official ? 1 : level === 1 ? 1.25 : level === 2 ? 1.1 : 1)),
      bold: !official && level > 2,
    },
    paragraph: {
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
      spacing: { line: twips(body.pitch), lineRule: 'exact', ...(official ? {} : { before: twips(6) }) },
      indent: official ? { firstLine: twips(body.size * 2) } : {},
    },
  })
  return {
    default: {
      document: {
        run: { font: font(text), size: half(body.size), language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { line: twips(body.pitch), lineRule: 'exact' } },
      },
    },
    paragraphStyles: [
      {
        id: 'Title',
        name: 'Title',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: font(wordFonts.title), size: half(title.size) },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { line: twips(title.pitch), lineRule: 'exact', after: twips(body.pitch * 0.6) },
        },
      },
      ...Array.from({ length: 9 }, (_, index) => heading(index + 1)),
    ],
  }
}
