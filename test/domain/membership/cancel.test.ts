import fc from 'fast-check'
import { type MemberState, newMember } from '../../../cloudfunctions/domain/member/member'
import { cancelPlan, cancelTerms } from '../../../cloudfunctions/domain/membership/cancel'
import { grantPlan } from '../../../cloudfunctions/domain/membership/grant'
import { daysLeft, grantAt, NO_BENEFITS } from '../../../cloudfunctions/domain/membership/membership'
import { type MonthlyDue, monthlyDueOf } from '../../../cloudfunctions/domain/membership/monthly-due'
import { issueMonthlyItem } from '../../../cloudfunctions/domain/membership/monthly-item'
import { type Order, openOrder } from '../../../cloudfunctions/domain/membership/order'
import type { PlanTerm } from '../../../typings/contract'

const DAY_MS = 24 * 60 * 60 * 1000
const START = Date.parse('2026-11-23T09:00:00+08:00')

/** An order of a plan that costs so much a day. */
function ordered(orderId: string, term: PlanTerm, fenADay: number, now: number): Order {
  const priceFen = { month: 31, quarter: 92, year: 366 }[term] * fenADay
  const plan = { id: `${term}${fenADay}`, name: `${term} ${fenADay}`, term, priceFen, benefits: NO_BENEFITS }
  return openOrder({ orderId, accountId: 'a1', plan, now })
}

function granted(member: MemberState, order: Order, now: number): MemberState {
  const decision = grantPlan({ member, order, now })
  if (!decision.ok) throw new Error(decision.code)
  return decision.member
}

function cancelled(member: MemberState, order: Order, now: number) {
  const decision = cancelPlan({ member, order, now })
  if (!decision.ok) throw new Error(decision.code)
  return decision
}

const fresh = newMember({ memberNo: '100000000008', accountId: 'a1', now: START })
const term = fc.constantFrom<PlanTerm>('month', 'quarter', 'year')
/** What she has, each bought behind the last, and then a plan that costs more a day. */
const owned = fc.array(fc.record({ term }), { minLength: 1, maxLength: 4 })

function owning(plans: ReadonlyArray<{ readonly term: PlanTerm }>): { member: MemberState; orders: Order[] } {
  const orders = plans.map(({ term: each }, place) => ordered(`o${place}`, each, 100, START))
  return { member: orders.reduce((member, order) => granted(member, order, START), fresh), orders }
}

test('cancelPlan: what an upgrade replaced comes again for its share, a whole day more at most over all of it, as was told', () => {
  fc.assert(
    fc.property(
      owned,
      term,
      fc.integer({ min: 101, max: 900 }),
      fc.nat(6),
      fc.nat(6),
      (plans, upTo, fen, days, used) => {
        const { member } = owning(plans)
        const upgradedAt = START + days * DAY_MS
        const order = ordered('up', upTo, fen, upgradedAt)
        const upgraded = granted(member, order, upgradedAt)
        const grant = grantAt(upgraded, upgradedAt)
        if (grant === null) throw new Error('it holds')
        const had = grant.replaced.reduce((sum, { daysLeft: each }) => sum + each, 0)
        const now = upgradedAt + used * DAY_MS
        const told = cancelTerms({ member: upgraded, order, now })
        const { member: after, answer } = cancelled(upgraded, order, now)
        expect(told).toMatchObject({ ok: true, terms: answer })
        const again = after.membership?.grants ?? []
        const daysAgain = again.reduce((sum, each) => sum + each.days, 0)
        const share = (had * daysLeft(grant, now)) / grant.days
        expect(daysAgain).toBe(Math.ceil(share))
        expect(daysAgain).toBeLessThanOrEqual(had)
        expect(answer.remaining.map((each) => each.days)).toEqual(again.map((each) => each.days))
        expect(answer.remaining.at(-1)?.until).toBe(again.at(-1)?.until)
      },
    ),
  )
})

test('cancelPlan: nobody gets more money back by going round by an upgrade', () => {
  fc.assert(
    fc.property(owned, term, fc.nat(6), fc.integer({ min: 101, max: 900 }), (plans, upTo, days, fen) => {
      const { member, orders } = owning(plans)
      const now = START + days * DAY_MS
      const order = ordered('up', upTo, fen, now)
      const back = cancelled(granted(member, order, now), order, now)
      const refundOf = (from: MemberState, of: Order) => {
        const terms = cancelTerms({ member: from, order: of, now })
        return terms.ok ? terms.terms.refundFen : 0
      }
      for (const each of orders) expect(refundOf(back.member, each)).toBeLessThanOrEqual(refundOf(member, each))
    }),
  )
})

const ITEM = { ...NO_BENEFITS, monthlyItem: { name: '棉布杯垫', valueFen: 1_900 } }

test('nobody takes an item and her money: whatever she buys, when its item comes nothing of it can be cancelled', () => {
  const buying = fc.record({ days: fc.integer({ min: 0, max: 12 }), term, fen: fc.integer({ min: 50, max: 900 }) })
  const paths = fc.array(fc.record({ buys: fc.boolean(), place: fc.nat(5), buying }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(paths, (path) => {
      let now = START
      let member = fresh
      const orders: Order[] = []
      let dues: MonthlyDue[] = []
      const given = new Set<string>()
      const note = ({ dues: more = [] }: { readonly dues?: readonly object[] }) => {
        dues = [...dues, ...(more as MonthlyDue[]).filter(({ kind }) => kind === 'monthlyItem')]
      }
      for (const { buys, place, buying: each } of path) {
        now += each.days * DAY_MS
        // The clock looks before she does anything, and would have looked at every midnight between.
        for (const due of dues.filter(({ at }) => at <= now)) {
          const issue = issueMonthlyItem({ member, due, voucherId: due._id, code: 'code', now })
          if (!issue.ok) throw new Error(issue.code)
          if (issue.answer.issued) given.add(due.orderId)
          member = issue.member
          dues = dues.filter((other) => other !== due)
          note(issue)
        }
        if (buys || orders.length === 0) {
          const order = ordered(`o${orders.length}`, each.term, each.fen, now)
          const plan = { ...order.plan, benefits: ITEM }
          orders.push({ ...order, plan })
          const decision = grantPlan({ member, order: { ...order, plan }, now })
          if (!decision.ok) throw new Error(decision.code)
          member = decision.member
          note(decision)
        } else {
          const order = orders[place % orders.length]
          const decision = order && cancelPlan({ member, order, now })
          if (!decision?.ok) continue
          expect(given).not.toContain(order?._id)
          member = decision.member
          note(decision)
        }
      }
    }),
  )
})

test('monthlyDueOf: nobody loses an item by waiting seven days for the first', () => {
  const counts = (['month', 'quarter', 'year'] as const).map((each) => {
    const order = ordered('o0', each, 100, START)
    let grant = grantAt(granted(fresh, { ...order, plan: { ...order.plan, benefits: ITEM } }, START), START)
    while (grant !== null && monthlyDueOf('a1', grant).length > 0) grant = { ...grant, items: grant.items + 1 }
    return grant?.items
  })
  expect(counts).toEqual([1, 3, 12])
})

test('cancelTerms: of two plans one behind the other, the second stays what it was, or moves up', () => {
  const { member, orders } = owning([{ term: 'month' }, { term: 'month' }])
  const now = START + 2 * DAY_MS
  const remainingOf = (order: Order | undefined) => {
    const terms = order && cancelTerms({ member, order, now })
    return terms?.ok ? terms.terms.remaining : []
  }
  const until = Date.parse('2026-12-24T00:00:00+08:00')
  expect(remainingOf(orders[0])).toEqual([{ name: 'month 100', days: 31, until: until + 2 * DAY_MS }])
  expect(remainingOf(orders[1])).toEqual([{ name: 'month 100', days: 29, until }])
})
