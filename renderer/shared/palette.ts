/** Levels that carry a colour; the word always stands beside it. `plain` is for what needs no attention. */
export const levels = ['red', 'orange', 'yellow', 'blue', 'green', 'plain'] as const
export type Level = (typeof levels)[number]

export type Palette = Readonly<{
  page: string
  surface: string
  line: string
  text: string
  second: string
  accent: string
  levels: Readonly<Record<Level, Readonly<{ ink: string; tint: string }>>>
}>

/** The program's colours (visual design, "Tokens"). Ink on tint and on surface keeps WCAG AA in both themes. */
export const palettes: Readonly<{ light: Palette; dark: Palette }> = {
  light: {
    page: '#F5F6F8',
    surface: '#FFFFFF',
    line: '#E3E6EA',
    text: '#1B2430',
    second: '#5A6675',
    accent: '#0F5C8C',
    levels: {
      red: { ink: '#C62828', tint: '#FDECEA' },
      orange: { ink: '#A84B00', tint: '#FFF1E3' },
      yellow: { ink: '#7A5C00', tint: '#FFF8DC' },
      blue: { ink: '#1565C0', tint: '#E8F1FB' },
      green: { ink: '#2E7D32', tint: '#E9F5EA' },
      plain: { ink: '#5A6675', tint: '#F0F2F5' },
    },
  },
  dark: {
    page: '#15181C',
    surface: '#1E2228',
    line: '#333A43',
    text: '#E8ECF1',
    second: '#9AA6B4',
    accent: '#5AA9D6',
    levels: {
      red: { ink: '#FF8A80', tint: '#3B2022' },
      orange: { ink: '#FFB074', tint: '#3A2A1C' },
      yellow: { ink: '#F0D060', tint: '#37311B' },
      blue: { ink: '#82B7F0', tint: '#1D2C3E' },
      green: { ink: '#7BC47F', tint: '#1E3022' },
      plain: { ink: '#9AA6B4', tint: '#2A3038' },
    },
  },
}
