import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Parts that type plays in a Chinese paper: 仿宋 official text, 宋 other text and tables, 楷 second headings,
 * 黑 first headings and table heads, 小标宋 titles, and bold words in running text.
 */
export const fontRoles = ['fangsong', 'song', 'kai', 'hei', 'title', 'strong'] as const
export type FontRole = (typeof fontRoles)[number]

export type FontSource = Readonly<{
  /** Name to show: `仿宋`, `Noto Serif SC`. */
  name: string
  file: string
  /** `office`: found on this computer. `bundled`: comes with the program (SIL Open Font License). */
  origin: 'office' | 'bundled'
}>

/** The font of each role, and further ones that are only asked for characters that those lack. */
export type Fonts = Readonly<{
  roles: Readonly<Record<FontRole, FontSource>>
  reserve: readonly FontSource[]
}>

/** File names (lower case) under which Windows, WPS and Founder install the fonts that official papers ask for. */
const officeFonts: Partial<Record<FontRole, Readonly<Record<string, string>>>> = {
  fangsong: { 'simfang.ttf': '仿宋', 'fangsong_gb2312.ttf': '仿宋_GB2312', '仿宋_gb2312.ttf': '仿宋_GB2312' },
  kai: { 'simkai.ttf': '楷体', 'kaiti_gb2312.ttf': '楷体_GB2312', '楷体_gb2312.ttf': '楷体_GB2312' },
  hei: { 'simhei.ttf': '黑体' },
  title: {
    'fzxbsjw.ttf': '方正小标宋简体',
    'fzxbsjw_0.ttf': '方正小标宋简体',
    'fzxbsk.ttf': '方正小标宋_GBK',
    'fzxbsgbk.ttf': '方正小标宋_GBK',
    '方正小标宋简体.ttf': '方正小标宋简体',
    '方正小标宋_gbk.ttf': '方正小标宋_GBK',
  },
}

/** Fonts with rare characters (CJK extensions B and up) and signs, in the order in which they are asked. */
const reserveFonts: Readonly<Record<string, string>> = {
  'simsunb.ttf': 'SimSun-ExtB',
  'simsunextg.ttf': 'SimSun-ExtG',
  'seguisym.ttf': 'Segoe UI Symbol',
  'dejavusans.ttf': 'DejaVu Sans',
}

const SERIF = ['Noto Serif SC', 'noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'] as const
const HEAVY = ['Noto Serif SC SemiBold', 'noto-serif-sc', '600SemiBold/NotoSerifSC_600SemiBold.ttf'] as const
const SANS = ['Noto Sans SC Medium', 'noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf'] as const

/** Which bundled font stands in for each role. */
const bundled: Record<FontRole, readonly [name: string, family: string, file: string]> = {
  fangsong: SERIF,
  song: SERIF,
  kai: HEAVY,
  hei: SANS,
  title: HEAVY,
  strong: HEAVY,
}

export type FontSearch = Readonly<{
  /** Folders to look in instead of this computer's. Empty: bundled fonts only. */
  folders?: readonly string[]
  /** Folder that holds `noto-serif-sc` and `noto-sans-sc`, where they are not found as packages. */
  bundledFolder?: string
}>

/**
 * The fonts to print with: those of the official layout (仿宋, 楷体, 黑体, 小标宋) where this computer has them and
 * their maker allows embedding a part of them, else the bundled ones. Reads folder lists and a few bytes of each
 * candidate; never throws for what it finds in a font folder.
 */
export function findFonts(search: FontSearch = {}): Fonts {
  const present = listFonts(search.folders ?? systemFontFolders())
  const pick = (names: Readonly<Record<string, string>>): FontSource[] =>
    Object.entries(names).flatMap(([file, name]) => {
      const path = present.get(file)
      return path !== undefined && mayEmbed(path) ? [{ name, file: path, origin: 'office' as const }] : []
    })
  const role = (key: FontRole): FontSource => {
    const [name, family, file] = bundled[key]
    return (
      pick(officeFonts[key] ?? {})[0] ?? {
        name,
        file: bundledFile(family, file, search.bundledFolder),
        origin: 'bundled',
      }
    )
  }
  return {
    roles: {
      fangsong: role('fangsong'),
      song: role('song'),
      kai: role('kai'),
      hei: role('hei'),
      title: role('title'),
      strong: role('strong'),
    },
    reserve: pick(reserveFonts),
  }
}

function bundledFile(family: string, file: string, folder: string | undefined): string {
  if (folder !== undefined) return join(folder, family, file)
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve(`@expo-google-fonts/${family}/package.json`)), file)
}

function systemFontFolders(): string[] {
  const home = homedir()
  switch (process.platform) {
    case 'win32': {
      const local = process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local')
      return [
        join(process.env.WINDIR ?? 'C:\\Windows', 'Fonts'),
        join(local, 'Microsoft', 'Windows', 'Fonts'),
      ]
    }
    case 'darwin':
      return ['/Library/Fonts', '/System/Library/Fonts', join(home, 'Library', 'Fonts')]
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(home, '.fonts'),
        join(home, '.local/share/fonts'),
      ]
  }
}

/** Font files by their lower-case names; the first folder that has one wins. */
function listFonts(folders: readonly string[], depth = 0): Map<string, string> {
  const found = new Map<string, string>()
  for (const folder of folders) {
    for (const [name, path] of listFolder(folder, depth)) if (!found.has(name)) found.set(name, path)
  }
  return found
}

function listFolder(folder: string, depth: number): Map<string, string> {
  const found = new Map<string, string>()
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && depth < 4) {
        for (const [name, inner] of listFolder(path, depth + 1)) if (!found.has(name)) found.set(name, inner)
      } else if (/\.ttf$/i.test(entry.name)) {
        found.set(entry.name.toLowerCase(), path)
      }
    }
  } catch {
    // A folder that is missing or may not be read holds no fonts for us.
  }
  return found
}

/**
 * Whether a file is a TrueType font whose licence bits allow embedding a subset
 * (OpenType, table OS/2, fsType: 2 = restricted, 0x100 = no subsetting, 0x200 = bitmaps only).
 */
function mayEmbed(file: string): boolean {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const head = Buffer.alloc(12)
    if (readSync(handle, head, 0, 12, 0) < 12) return false
    const magic = head.readUInt32BE(0)
    if (magic !== 0x00010000 && magic !== 0x74727565) return false
    const tables = Math.min(head.readUInt16BE(4), 100)
    const directory = Buffer.alloc(tables * 16)
    readSync(handle, directory, 0, directory.length, 12)
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== 'OS/2') continue
      const bits = Buffer.alloc(2)
      if (readSync(handle, bits, 0, 2, directory.readUInt32BE(at + 8) + 8) < 2) return false
      const fsType = bits.readUInt16BE(0)
      return (fsType & 0x300) === 0 && (fsType & 0xf) !== 2
    }
    return false
  } catch {
    return false
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}
