declare module 'word-extractor' {
  type Options = { filterUnicode?: boolean }
  /** Parts of a Word 97-2003 document as plain text. `filterUnicode: false` leaves Chinese quotation marks alone. */
  class Document {
    getBody(options?: Options): string
    getFootnotes(options?: Options): string
    getEndnotes(options?: Options): string
    getTextboxes(options?: Options & { includeHeadersAndFooters?: boolean }): string
  }
  class WordExtractor {
    extract(source: string | Buffer): Promise<Document>
  }
  export = WordExtractor
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
