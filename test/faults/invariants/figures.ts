import { checkFigures } from '../../../local/figures-check/check-figures'
import type { Invariant } from './invariant'

/** One world of so many: computing everything again takes as long as a good part of the world. */
const ONE_IN = 8

/** Every figure that the console tells is the one that what happened comes to. */
export const figuresAddUp: Invariant = ({ store, order, now }) => {
  if (order % ONE_IN !== 0) return null
  const { waiting, firstWrong } = checkFigures(store, now)
  if (waiting > 0) return `${waiting} things are in no figure yet`
  if (firstWrong === undefined) return null
  const { figure, told, computed } = firstWrong
  return `${figure}: ${JSON.stringify(told)} is told, ${JSON.stringify(computed)} happened`
}
