const columns = ['name', 'value', 'baseline', 'ratio', 'target', '']

/** One aligned table of benchmark rows; Chinese characters count as two columns wide. */
export function benchTable(rows) {
  const lines = [columns, ...rows.map(cells)]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => width(line[at]))))
  return lines
    .map((line) =>
      line
        .map((cell, at) => pad(cell, widths[at], at > 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cells({ name, value, unit, baseline, ratio, target }) {
  const factor = ratio ?? (baseline ? value / baseline : undefined)
  const measured = factor ?? value
  const verdict = target === undefined ? '' : measured <= target ? '✓' : '✗'
  const figure = (number) => (number === undefined ? '' : `${short(number)} ${unit}`)
  const limit =
    target === undefined ? '' : factor === undefined ? `≤ ${figure(target)}` : `≤ ${short(target)} ×`
  return [
    name,
    figure(value),
    figure(baseline),
    factor === undefined ? '' : `${short(factor)} ×`,
    limit,
    verdict,
  ]
}

const short = (number) =>
  Math.abs(number) >= 100 ? String(Math.round(number)) : String(Number(number.toPrecision(3)))

function width(text) {
  return [...text].reduce(
    (sum, one) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(one) ? 2 : 1),
    0,
  )
}

function pad(text, size, right) {
  const space = ' '.repeat(size - width(text))
  return right ? space + text : text + space
}
