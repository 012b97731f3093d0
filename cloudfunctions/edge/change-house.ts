import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import type { Refusal } from '../domain/refusal'
import { ANSWERS_KEPT, HOUSE_ID, type HouseDocument, house } from '../platform/members'
import { compareAndSet } from './compare-and-set'
import type { Ordered, Outcome } from './serve'

type Decided<Answer> = { readonly ok: true; readonly rules: HouseRules; readonly answer: Answer }

/** Changes the house's rules by compare-and-set. Two wire calls. `decide` gets version 0 where nothing was set yet. */
export function changeHouse<Answer>(
  ordered: Ordered<unknown>,
  decide: (rules: HouseRules, version: number) => Decided<Answer> | Refusal,
): Promise<Outcome<Answer>> {
  return compareAndSet<HouseDocument, Decided<Answer>>(ordered, {
    read: () => house.get(HOUSE_ID),
    decide: (document) => decide(document ?? DEFAULT_HOUSE_RULES, document?.version ?? 0),
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
