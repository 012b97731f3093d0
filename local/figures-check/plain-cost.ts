import type { Prize } from '../../typings/contract'

/** What so many draws cost on average, draw after draw: `chances[k]` is how likely k units of a prize are gone. */
export function plainCostFen(prizes: readonly Prize[], draws: number): number {
  let costFen = 0
  for (const { odds, units, valueFen } of prizes) {
    let chances = [1]
    for (let draw = 0; draw < draws; draw++) {
      const next: number[] = []
      chances.forEach((chance, gone) => {
        const lands = gone < units ? chance * odds : 0
        next[gone] = (next[gone] ?? 0) + chance - lands
        if (lands > 0) next[gone + 1] = lands
        costFen += lands * valueFen
      })
      chances = next
    }
  }
  return costFen
}
