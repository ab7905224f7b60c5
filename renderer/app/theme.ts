import type { MappingAlgorithm, ThemeConfig } from 'antd'
import darkAlgorithm from 'antd/es/theme/themes/dark'
import defaultAlgorithm from 'antd/es/theme/themes/default'
import { type Level, levels, palettes } from '../shared/palette'

/** `system` follows the computer. */
export type ThemeChoice = 'light' | 'dark' | 'system'
export type Mode = 'light' | 'dark'

/** What the frame needs beyond the palette of the shared parts. */
type Extras = Readonly<{
  /** Words on the accent. */
  onAccent: string
  accentTint: string
  /** Dots, bars and borders of a level; words use the palette's ink. Never without its word. */
  marks: Readonly<Record<Exclude<Level, 'plain'>, string>>
  drill: string
}>

export const extras: Readonly<Record<Mode, Extras>> = {
  light: {
    onAccent: '#FFFFFF',
    accentTint: '#E6F0F6',
    marks: { red: '#C62828', orange: '#D9660A', yellow: '#9A7400', blue: '#1565C0', green: '#2E7D32' },
    drill: '#6A3FB5',
  },
  dark: {
    onAccent: '#04121A',
    accentTint: '#1D3442',
    marks: { red: '#E57373', orange: '#F0883E', yellow: '#D6AE2B', blue: '#6AA5E8', green: '#7BC47F' },
    drill: '#A384E0',
  },
}

export const fontFamily =
  '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

/** What a choice means on this computer now. */
export function modeOf(choice: ThemeChoice, systemIsDark: boolean): Mode {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light'
  return choice
}

/**
 * A mode's colours as CSS variables: `--yb-page`, `-surface`, `-line`, `-text`, `-second`, `-accent`, `-on-accent`,
 * `-accent-tint`, `-drill`, and for each level `--yb-red` (mark), `--yb-red-ink`, `--yb-red-tint`.
 */
export function variablesOf(mode: Mode): Record<string, string> {
  const palette = palettes[mode]
  const extra = extras[mode]
  const variables: Record<string, string> = {
    '--yb-page': palette.page,
    '--yb-surface': palette.surface,
    '--yb-line': palette.line,
    '--yb-text': palette.text,
    '--yb-second': palette.second,
    '--yb-accent': palette.accent,
    '--yb-on-accent': extra.onAccent,
    '--yb-accent-tint': extra.accentTint,
    '--yb-drill': extra.drill,
  }
  for (const level of levels) {
    variables[`--yb-${level}`] = level === 'plain' ? palette.second : extra.marks[level]
    variables[`--yb-${level}-ink`] = palette.levels[level].ink
    variables[`--yb-${level}-tint`] = palette.levels[level].tint
  }
  return variables
}

/** Puts a mode's variables on the document, so that plain CSS and antd show the same colours. */
export function applyMode(mode: Mode, root: HTMLElement = document.documentElement): void {
  root.dataset.theme = mode
  root.style.colorScheme = mode
  for (const [name, value] of Object.entries(variablesOf(mode))) root.style.setProperty(name, value)
}

/** antd's dark theme dulls the accent; words on it would no longer be read as well as the palette promises. */
const keepAccent: MappingAlgorithm = (seed, map) => ({
  ...(map ?? darkAlgorithm(seed)),
  colorPrimary: palettes.dark.accent,
})

/** antd's theme: 15 px base, 22 and 18 px titles, rows of 40 px (small: 32), targets of at least 32 px. */
export function antdTheme(mode: Mode, reducedMotion = false): ThemeConfig {
  const palette = palettes[mode]
  const { accentTint, marks, onAccent } = extras[mode]
  return {
    algorithm: mode === 'dark' ? [darkAlgorithm, keepAccent] : defaultAlgorithm,
    cssVar: { prefix: 'ant', key: 'youbei' },
    hashed: false,
    token: {
      fontFamily,
      fontSize: 15,
      fontSizeSM: 13,
      fontSizeHeading1: 22,
      fontSizeHeading2: 18,
      fontSizeHeading3: 16,
      fontSizeHeading4: 15,
      fontSizeHeading5: 15,
      lineHeight: 1.6,
      lineHeightHeading1: 1.4,
      lineHeightHeading2: 1.4,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      controlHeight: 34,
      controlHeightSM: 32,
      controlHeightLG: 40,
      controlInteractiveSize: 18,
      fontWeightStrong: 600,
      lineWidthFocus: 2,
      motion: !reducedMotion,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.18s',
      colorPrimary: palette.accent,
      colorInfo: marks.blue,
      colorLink: palette.accent,
      colorError: marks.red,
      colorWarning: marks.orange,
      colorSuccess: marks.green,
      colorTextLightSolid: onAccent,
      colorBgLayout: palette.page,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorText: palette.text,
      colorTextHeading: palette.text,
      colorTextSecondary: palette.second,
      colorTextTertiary: palette.second,
      colorTextDescription: palette.second,
      colorTextPlaceholder: palette.second,
      colorIcon: palette.second,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      colorPrimaryBorder: palette.accent,
      colorErrorBg: palette.levels.red.tint,
      colorErrorBorder: marks.red,
      colorWarningBg: palette.levels.orange.tint,
      colorWarningBorder: marks.orange,
      colorSuccessBg: palette.levels.green.tint,
      colorSuccessBorder: marks.green,
      colorInfoBg: palette.levels.blue.tint,
      colorInfoBorder: marks.blue,
      colorErrorText: palette.levels.red.ink,
      colorWarningText: palette.levels.orange.ink,
      colorSuccessText: palette.levels.green.ink,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Table: {
        cellPaddingBlock: 7,
        cellPaddingBlockMD: 7,
        cellPaddingBlockSM: 3,
        cellPaddingInline: 12,
        headerBg: palette.page,
        headerColor: palette.second,
        headerSplitColor: 'transparent',
        rowSelectedBg: accentTint,
        rowSelectedHoverBg: accentTint,
      },
      Tooltip: { colorTextLightSolid: '#FFFFFF', colorBgSpotlight: '#1B2430' },
      Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
      Drawer: { footerPaddingBlock: 12, footerPaddingInline: 24 },
    },
  }
}
