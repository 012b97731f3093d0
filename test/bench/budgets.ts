import { readFileSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../../local/repository'
import type { Row } from './report'

interface Budgets {
  /** Before the reply; held strictly. */
  readonly wireCalls: Readonly<Record<string, number>>
  /** To a floor of the same run. */
  readonly ratios: Readonly<Record<string, number>>
  readonly milliseconds: Readonly<Record<string, number>>
  readonly kilobytes: Readonly<Record<string, number>>
  /** What a test lets a ratio be more than its budget: a machine that does other things as well is no fault of ours. */
  readonly noise: number
}

/** The one place where a budget is written down. */
export const BUDGETS: Budgets = JSON.parse(readFileSync(path.join(REPOSITORY, 'test/bench/budgets.json'), 'utf8'))

/** A figure beside the floor of the same run, against its budget. */
export function ratioRow({
  what,
  figure,
  floor,
  unit,
}: Required<Pick<Row, 'what' | 'figure' | 'floor' | 'unit'>>): Row {
  const budget = budgetOf(BUDGETS.ratios, what)
  const ratio = figure / floor
  return { what, figure, unit, floor, ratio, budget, ok: ratio <= budget }
}

/** A figure by itself, against its budget. */
export function figureRow(kind: 'wireCalls' | 'milliseconds' | 'kilobytes', what: string, figure: number): Row {
  const budget = budgetOf(BUDGETS[kind], what)
  const unit = { wireCalls: figure === 1 ? 'wire call' : 'wire calls', milliseconds: 'ms', kilobytes: 'KB' }[kind]
  return { what, figure, unit, budget, ok: figure <= budget }
}

function budgetOf(budgets: Readonly<Record<string, number>>, what: string): number {
  const budget = budgets[what]
  if (budget === undefined) throw new Error(`test/bench/budgets.json has no budget for ${what}`)
  return budget
}
