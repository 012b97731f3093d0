import type { AwardRules, BrandActions, BrandAwardRules } from '../../typings/contract'
import { actOf } from '../domain/audit-log/act'
import { DEFAULT_AWARD_RULES } from '../domain/receipts/award-rules'
import { type BesideDecision, changeBeside } from '../edge/change-beside'
import { CHANGED } from '../edge/compare-and-set'
import type { ByOperator } from '../edge/operator'
import type { Asked, Ordered, Outcome } from '../edge/serve'
import { AWARD_RULES_KEY, awardRules as documents } from '../platform/counter'

/** One wire call. */
export async function awardRules(_: Asked<unknown>): Promise<Outcome<BrandAwardRules>> {
  const { tiers, days, version } = (await documents.get(AWARD_RULES_KEY)) ?? { ...DEFAULT_AWARD_RULES, version: 0 }
  return { ok: true, answer: { tiers, days, version } }
}

/** Sets all multipliers anew (rule A-1), for the next award on; what was awarded keeps its own. Refuses `LOCKED` when
 *  somebody changed them since the version that was read. */
export function saveAwardRules(
  ordered: Ordered<BrandActions['saveAwardRules']['input']> & ByOperator,
): Promise<Outcome<BrandAwardRules>> {
  const { input, by, now } = ordered
  const { version: read, ...rules } = input
  return changeBeside(ordered, documents, AWARD_RULES_KEY, (document): BesideDecision<AwardRules, BrandAwardRules> => {
    const { tiers, days, version } = document ?? { ...DEFAULT_AWARD_RULES, version: 0 }
    if (read !== undefined && read !== version) return CHANGED
    const act = actOf(by, {
      _id: `saveAwardRules-${version}`,
      at: now,
      what: 'saveAwardRules',
      before: factsOf({ tiers, days }),
      after: factsOf(rules),
    })
    return { ok: true, state: rules, acts: [act], answer: { ...rules, version: version + 1 } }
  })
}

const factsOf = ({ tiers, days }: AwardRules) => ({ tiers: JSON.stringify(tiers), days: JSON.stringify(days) })
