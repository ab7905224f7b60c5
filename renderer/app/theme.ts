import type { ThemeConfig } from 'antd'
import darkAlgorithm from 'antd/es/theme/themes/dark'
import defaultAlgorithm from 'antd/es/theme/themes/default'

/** `system` follows the computer. */
export type ThemeChoice = 'light' | 'dark' | 'system'
export type Mode = 'light' | 'dark'

/**
 * A colour of danger or of being done, in three strengths: `mark` for dots, bars and borders, `ink` for words
 * (4.5 : 1 on `tint` and on the surface, WCAG AA), `tint` to lie under them. Never without its word.
 */
type Signal = Readonly<{ mark: string; ink: string; tint: string }>

export type Palette = Readonly<{
  page: string
  surface: string
  line: string
  text: string
  second: string
  accent: string
  /** Words on the accent. */
  onAccent: string
  accentTint: string
  red: Signal
  orange: Signal
  yellow: Signal
  blue: Signal
  green: Signal
  drill: string
}>

/** The only place where colours are named; everything else uses antd's tokens or the variables below. */
export const palettes: Readonly<Record<Mode, Palette>> = {
  light: {
    page: '#F5F6F8',
    surface: '#FFFFFF',
    line: '#E3E6EA',
    text: '#1B2430',
    second: '#5A6675',
    accent: '#0F5C8C',
    onAccent: '#FFFFFF',
    accentTint: '#E6F0F6',
    red: { mark: '#C62828', ink: '#B71C1C', tint: '#FDECEA' },
    orange: { mark: '#D9660A', ink: '#A84A00', tint: '#FFF1E3' },
    yellow: { mark: '#9A7400', ink: '#7A5B00', tint: '#FFF8DC' },
    blue: { mark: '#1565C0', ink: '#1565C0', tint: '#E8F1FB' },
    green: { mark: '#2E7D32', ink: '#276B2B', tint: '#E9F5EA' },
    drill: '#6A3FB5',
  },
  dark: {
    page: '#15181C',
    surface: '#1E2228',
    line: '#333A43',
    text: '#E8ECF1',
    second: '#9AA6B4',
    accent: '#5AA9D6',
    onAccent: '#0B1A24',
    accentTint: '#1D3442',
    red: { mark: '#E57373', ink: '#FF9A92', tint: '#3B2022' },
    orange: { mark: '#F0883E', ink: '#FFB27A', tint: '#3A281A' },
    yellow: { mark: '#D6AE2B', ink: '#EBCB63', tint: '#332C14' },
    blue: { mark: '#6AA5E8', ink: '#8FBEF2', tint: '#1B2C42' },
    green: { mark: '#7BC47F', ink: '#8FD193', tint: '#1C3020' },
    drill: '#A384E0',
  },
}

const signals = ['red', 'orange', 'yellow', 'blue', 'green'] as const

export const fontFamily =
  '"Microsoft YaHei UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'

/** What a choice means on this computer now. */
export function modeOf(choice: ThemeChoice, systemIsDark: boolean): Mode {
  if (choice === 'system') return systemIsDark ? 'dark' : 'light'
  return choice
}

/**
 * The palette as CSS variables: `--yb-page`, `--yb-surface`, `--yb-line`, `--yb-text`, `--yb-second`, `--yb-accent`,
 * `--yb-on-accent`, `--yb-accent-tint`, `--yb-drill`, and for red, orange, yellow, blue and green `--yb-red`,
 * `--yb-red-ink`, `--yb-red-tint`.
 */
export function variablesOf(palette: Palette): Record<string, string> {
  const variables: Record<string, string> = {
    '--yb-page': palette.page,
    '--yb-surface': palette.surface,
    '--yb-line': palette.line,
    '--yb-text': palette.text,
    '--yb-second': palette.second,
    '--yb-accent': palette.accent,
    '--yb-on-accent': palette.onAccent,
    '--yb-accent-tint': palette.accentTint,
    '--yb-drill': palette.drill,
  }
  for (const name of signals) {
    variables[`--yb-${name}`] = palette[name].mark
    variables[`--yb-${name}-ink`] = palette[name].ink
    variables[`--yb-${name}-tint`] = palette[name].tint
  }
  return variables
}

/** Puts a mode's variables on the document, so that plain CSS and antd show the same colours. */
export function applyMode(mode: Mode, root: HTMLElement = document.documentElement): void {
  root.dataset.theme = mode
  root.style.colorScheme = mode
  for (const [name, value] of Object.entries(variablesOf(palettes[mode]))) root.style.setProperty(name, value)
}

/** antd's theme: 15 px base, 22 and 18 px titles, rows of 40 px (small: 32), targets of at least 32 px. */
export function antdTheme(mode: Mode, reducedMotion = false): ThemeConfig {
  const palette = palettes[mode]
  return {
    algorithm: mode === 'dark' ? darkAlgorithm : defaultAlgorithm,
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
      colorInfo: palette.blue.mark,
      colorLink: palette.accent,
      colorError: palette.red.mark,
      colorWarning: palette.orange.mark,
      colorSuccess: palette.green.mark,
      colorTextLightSolid: palette.onAccent,
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
      colorErrorText: palette.red.ink,
      colorWarningText: palette.orange.ink,
      colorSuccessText: palette.green.ink,
    },
    components: {
      Table: {
        cellPaddingBlock: 7,
        cellPaddingBlockMD: 7,
        cellPaddingBlockSM: 3,
        cellPaddingInline: 12,
        headerBg: palette.page,
        headerColor: palette.second,
        headerSplitColor: 'transparent',
        rowSelectedBg: palette.accentTint,
        rowSelectedHoverBg: palette.accentTint,
      },
      Tooltip: { colorTextLightSolid: '#FFFFFF', colorBgSpotlight: '#1B2430' },
      Form: { verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
      Drawer: { footerPaddingBlock: 12, footerPaddingInline: 24 },
    },
  }
}
