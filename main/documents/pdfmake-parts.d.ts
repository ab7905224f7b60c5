/** The parts of pdfmake 0.3 that pdfmake.ts gives types to. The package’s own types cover its front door only. */
declare module 'pdfmake/js/PDFDocument.js' {
  const PDFDocument: unknown
  export = PDFDocument
}
declare module 'pdfmake/js/LayoutBuilder.js' {
  const LayoutBuilder: unknown
  export = LayoutBuilder
}
declare module 'pdfmake/js/Renderer.js' {
  const Renderer: unknown
  export = Renderer
}
