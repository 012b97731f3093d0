import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import { ANSWERS_KEPT, HOUSE_ID, type HouseDocument, house } from '../platform/members'
import { compareAndSet } from './compare-and-set'
import type { Ordered, Outcome } from './serve'

/** Changes the house's rules by compare-and-set. Two wire calls. */
export function changeHouse<Answer>(
  ordered: Ordered<unknown>,
  decide: (rules: HouseRules) => { readonly rules: HouseRules; readonly answer: Answer },
): Promise<Outcome<Answer>> {
  return compareAndSet<HouseDocument, { ok: true; rules: HouseRules; answer: Answer }>(ordered, {
    read: () => house.get(HOUSE_ID),
    decide: (document) => ({ ok: true, ...decide(document ?? DEFAULT_HOUSE_RULES) }),
    async write(document, { rules: { schedules, outages } }, answered) {
      if (document === null) {
        const first = { _id: HOUSE_ID, version: 1, schedules, outages, answered: [answered] } as const
        return (await house.add(first)) === 'added'
      }
      return house.changeIf(
        { _id: HOUSE_ID, version: document.version },
        {
          set: { schedules, outages, version: document.version + 1 },
          push: { answered: { items: [answered], keep: ANSWERS_KEPT } },
        },
      )
    },
  })
}
