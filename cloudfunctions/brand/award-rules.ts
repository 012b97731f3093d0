import type { AwardRules } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { DEFAULT_AWARD_RULES } from '../domain/receipts/award-rules'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import type { ByOperator } from '../edge/operator'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import { AWARD_RULES_KEY, awardRules as documents } from '../platform/counter'

/** One wire call. */
export async function awardRules(_: Asked<unknown>): Promise<Outcome<AwardRules>> {
  const { tiers, days } = (await documents.get(AWARD_RULES_KEY)) ?? DEFAULT_AWARD_RULES
  return { ok: true, answer: { tiers, days } }
}

/** Sets all multipliers anew (rule A-1), for the next award on; what was awarded keeps its own. */
export function saveAwardRules(ordered: Ordered<AwardRules> & ByOperator): Promise<Outcome<AwardRules>> {
  const { input, by, now } = ordered
  return changeBeside(ordered, documents, AWARD_RULES_KEY, (document): BesideDecision<AwardRules, AwardRules> => {
    const { tiers, days } = document ?? DEFAULT_AWARD_RULES
    const act = actOf(by, {
      _id: `saveAwardRules-${document?.version ?? 0}`,
      at: now,
      what: 'saveAwardRules',
      before: factsOf({ tiers, days }),
      after: factsOf(input),
    })
    return { ok: true, state: input, acts: [act], answer: input }
  })
}

const factsOf = ({ tiers, days }: AwardRules) => ({ tiers: JSON.stringify(tiers), days: JSON.stringify(days) })
