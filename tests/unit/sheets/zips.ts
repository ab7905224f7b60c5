import { ZipFile } from 'yazl'

/** A zip of named parts. */
export async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The smallest .xlsx, with the parts a test wants to be odd. */
export async function bare(
  sheet: string,
  more: Readonly<Record<string, string | Buffer>> = {},
): Promise<Buffer> {
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="31" applyNumberFormat="1"/><xf numFmtId="57" applyNumberFormat="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="44" applyNumberFormat="1"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  })
}

/** Puts other packed bytes under an entry of a zip and lets its headers say `size`. */
export function withEntry(zip: Buffer, name: string, packed: Buffer, size: number): Buffer {
  const key = Buffer.from(name)
  const local = zip.indexOf(key) - 30
  const flags = zip.readUInt16LE(local + 6)
  const oldPacked = zip.readUInt32LE(zip.lastIndexOf(key) - 46 + 20)
  const start = local + 30 + key.length + zip.readUInt16LE(local + 28)
  // Entries with a data descriptor carry their sizes behind the bytes too; the reader trusts the directory.
  const tail = zip.subarray(start + oldPacked)
  const grown = packed.length - oldPacked
  const out = Buffer.concat([zip.subarray(0, start), packed, tail])
  const central = out.lastIndexOf(key) - 46
  for (const at of [local + 18, central + 20]) out.writeUInt32LE(packed.length, at)
  for (const at of [local + 22, central + 24]) out.writeUInt32LE(size, at)
  out.writeUInt16LE(8, local + 8)
  out.writeUInt16LE(8, central + 10)
  out.writeUInt16LE(flags, local + 6)
  const end = out.lastIndexOf(Buffer.from('504b0506', 'hex'))
  out.writeUInt32LE(out.readUInt32LE(end + 16) + grown, end + 16)
  let at = out.readUInt32LE(end + 16)
  while (out.readUInt32LE(at) === 0x02014b50) {
    const offset = out.readUInt32LE(at + 42)
    if (offset > local) out.writeUInt32LE(offset + grown, at + 42)
    at += 46 + out.readUInt16LE(at + 28) + out.readUInt16LE(at + 30) + out.readUInt16LE(at + 32)
  }
  return out
}
