import { DEFAULT_HOUSE_RULES, type HouseRules } from '../domain/check-in/house-rules'
import { ANSWERS_KEPT, HOUSE_ID, house } from '../platform/members'
import { backOff } from '../platform/time'
import { answeredRequest, answerTo } from './answered'
import type { Ordered, Outcome } from './serve'

const ATTEMPTS = 5

/** Changes the house's rules by compare-and-set, as `changeMember` changes a member: two wire calls, the same answer to the
 *  same request, and `TRY_AGAIN` when five tries met somebody else's. */
export async function changeHouse<Answer>(
  ordered: Ordered<unknown>,
  decide: (rules: HouseRules) => { readonly rules: HouseRules; readonly answer: Answer },
): Promise<Outcome<Answer>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await house.get(HOUSE_ID)
    const repeated = document && answerTo<Answer>(document, ordered)
    if (repeated) return repeated

    const { rules, answer } = decide(document ?? DEFAULT_HOUSE_RULES)
    const { schedules, outages } = rules
    const answered = answeredRequest(ordered, answer)
    const done =
      document === null
        ? (await house.add({ _id: HOUSE_ID, version: 1, schedules, outages, answered: [answered] })) === 'added'
        : await house.changeIf(
            { _id: HOUSE_ID, version: document.version },
            {
              set: { schedules, outages, version: document.version + 1 },
              push: { answered: { items: [answered], keep: ANSWERS_KEPT } },
            },
          )
    if (done) return { ok: true, answer }
    await backOff(attempt)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}
