import type { EventTerms } from '../../../typings/contract'
import type { Sha256 } from '../points/chain'

/** SHA-256 over the terms as they are published (rule D-3), in this order: changing a unit or an odd changes it. */
export function termsHashOf(terms: EventTerms, sha256: Sha256): string {
  const { id, name, opensAt, closesAt, chances, rules, fallback, claimTerms, claimBy } = terms
  const prizes = terms.prizes.map((prize) => [
    prize.id,
    prize.name,
    prize.kind,
    prize.valueFen,
    prize.points ?? 0,
    prize.odds,
    prize.units,
  ])
  return sha256(
    JSON.stringify([
      id,
      name,
      opensAt,
      closesAt,
      prizes,
      [chances.free, chances.bonus, chances.bonusDays],
      rules,
      fallback,
      claimTerms,
      claimBy,
      terms.organiser,
      terms.contact,
      terms.pointsBudget,
    ]),
  )
}
