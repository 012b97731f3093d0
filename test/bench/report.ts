import { cpus } from 'node:os'

/** One line of the bench. `floor` and `figure` come from the same run; `ratio` is what may be compared across machines. */
export interface Row {
  readonly what: string
  readonly figure: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
  readonly budget?: number
  readonly ok: boolean
}

export interface Report {
  readonly machine: string
  readonly date: string
  readonly rows: readonly Row[]
}

export function reportOf(rows: readonly Row[]): Report {
  const [first, ...more] = cpus()
  const machine = `${more.length + 1} × ${first?.model ?? 'unknown'}, Node ${process.versions.node}`
  return { machine, date: new Date().toISOString().slice(0, 10), rows }
}

export function inWords({ machine, date, rows }: Report): string {
  const lines = rows.map(({ what, figure, unit, ratio, budget, ok }) =>
    [ok ? ' ' : '✗', what.padEnd(44), `${rounded(figure)} ${unit}`.padStart(12), limits(ratio, budget)].join('  '),
  )
  return [`${machine}, ${date}`, ...lines].join('\n')
}

function limits(ratio: number | undefined, budget: number | undefined): string {
  const of = budget === undefined ? '' : ` of ${budget}`
  if (ratio !== undefined) return `${rounded(ratio)} ×${of}`
  return of.trim()
}

const rounded = (figure: number): string => (Number.isInteger(figure) ? String(figure) : figure.toFixed(2))

export function median(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN
}

/** The same as a table for the README. */
export function inMarkdown({ machine, date, rows }: Report): string {
  const lines = rows.map(({ what, figure, unit, ratio, budget, ok }) => {
    const against = ratio === undefined ? '' : `${rounded(ratio)} ×`
    return `| ${what} | ${rounded(figure)} ${unit} | ${against} | ${budget === undefined ? '' : rounded(budget)}${ok ? '' : ' ✗'} |`
  })
  return [
    '| what | figure | beside its floor | budget |',
    '|---|---|---|---|',
    ...lines,
    '',
    `${machine}, ${date}.`,
  ].join('\n')
}
