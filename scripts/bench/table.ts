/** What a measurement found, as a row for the terminal and for docs/benchmarks.md. */
export interface Row {
  /** what was measured */
  what: string
  measured: string
  /** the figure that another run is compared by, in the unit of what is measured; none where there is nothing to compare */
  value?: number
  /** the baseline, measured in the same run */
  beside?: string
  goal?: string
  /** undefined where there is no goal */
  met?: boolean
  /** why a goal was missed, or what the figure does not say */
  note?: string
}

export interface Section {
  title: string
  /** how it was measured, in a sentence */
  how: string
  rows: Row[]
}

export function markdown({ title, how, rows }: Section): string {
  const cells = (row: Row) => [row.what, row.measured, row.beside ?? '', row.goal ?? '', verdict(row), row.note ?? '']
  const line = (values: string[]) => `| ${values.join(' | ')} |`
  const head = ['what', 'measured', 'beside', 'goal', 'goal met', 'note']
  return [
    `## ${title}`,
    '',
    how,
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map((row) => line(cells(row))),
    '',
  ].join('\n')
}

export function printed({ title, rows }: Section): string {
  const lines = rows.map((row) => {
    const beside = row.beside ? `  (beside: ${row.beside})` : ''
    const goal = row.goal ? `  goal ${row.goal}: ${verdict(row)}` : ''
    return `  ${row.what.padEnd(46)} ${row.measured}${beside}${goal}${row.note ? `\n    ${row.note}` : ''}`
  })
  return [`\n${title}`, ...lines].join('\n')
}

const verdict = ({ met }: Row): string => (met === undefined ? '' : met ? 'yes' : '**missed**')

/** The value below which a share of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (values: number[]): number => quantile(values, 0.5)
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const mib = (value: number): string => `${value.toFixed(1)} MiB`
