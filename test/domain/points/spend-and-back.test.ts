import { type Entry, livePoints, type PointsAccount } from '../../../cloudfunctions/domain/points/account'
import { clawBack } from '../../../cloudfunctions/domain/points/claw-back'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { returnSpend } from '../../../cloudfunctions/domain/points/return-spend'
import { spend } from '../../../cloudfunctions/domain/points/spend'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'
import { accountWith, showLots, showTakes } from './account-builder'

test.each([
  ['earliest expiry first, lower id on a tie, no empty takes', 'a30@500 b30@500 c50@900', 61, 498, 'a30 b30 c1'],
  ['a lot is dead at its expiry instant', 'a30@500 c50@900', 31, 500, 'c31'],
  ['a lot lives in its last millisecond', 'a30@500 c50@900', 31, 499, 'a30 c1'],
  ['exactly all there is', 'a30@500 c50@900', 80, 499, 'a30 c50'],
  ['lots-by-id: the order is of expiry, not of id', 'z30@500 a50@900', 31, 1, 'z30 a1'],
])('spend: %s', (_fact, lots, points, now, takes) => {
  const spent = spend({ account: accountWith(lots), points, now, ref: 'v' })
  if (!spent.ok) throw new Error(spent.code)
  expect(showTakes(spent.entries.at(-1))).toBe(takes)
  expect(spent.entries.at(-1)).toMatchObject({ delta: -points, reason: 'redeem', ref: 'v' })
})

test('spend: lots-by-id — what came back for seven days goes before a later month, whatever their ids', () => {
  const now = startOfDay('2026-11-22')
  const spent = spend({ account: accountWith(`a30@${now}`), points: 30, now: now - 1, ref: 'v' })
  if (!spent.ok) throw new Error(spent.code)
  const bought = earn({ account: spent.account, points: 20, now, reason: 'purchase', ref: 'receipt' })
  const back = returnSpend({ account: bought.account, about: spent.entries, now })
  if (!back.ok) throw new Error(back.code)
  const again = spend({ account: back.account, points: 35, now, ref: 'w' })
  expect(again.ok && again.entries.at(-1)?.takes).toMatchObject([
    { lotId: 'grace-2026-11-29', points: 30 },
    { lotId: '2027-11', points: 5 },
  ])
})

test('spend: silent-short-balance — one point short is refused with what is there, and takes nothing', () => {
  const account = accountWith('a30@500 c50@900')
  expect(spend({ account, points: 81, now: 1, ref: 'v' })).toEqual({ ok: false, code: 'POINTS_SHORT', livePoints: 80 })
  expect(spend({ account, points: 51, now: 500, ref: 'v' })).toEqual({
    ok: false,
    code: 'POINTS_SHORT',
    livePoints: 50,
  })
})

test('spend: num-1000-for-one — a thousand are priced a thousand times, and the domain takes no price of zero or less', () => {
  const account = accountWith('a1500@900')
  expect(spend({ account, points: 1000 * 2, now: 1, ref: 'v' })).toMatchObject({ ok: false, livePoints: 1500 })
  for (const points of [0, -5, 0.5])
    expect(() => spend({ account, points, now: 1, ref: 'v' })).toThrow('broken promise')
})

describe('returnSpend', () => {
  const NOW = startOfDay('2026-11-22')
  const spendOn = (lots: string, points: number, now: number) => {
    const spent = spend({ account: accountWith(lots), points, now, ref: 'v' })
    if (!spent.ok) throw new Error(spent.code)
    return { account: spent.account, about: spent.entries.filter((entry) => entry.ref === 'v') }
  }

  test('goes home to the lots it came from', () => {
    const { account, about } = spendOn('a30@500 b30@900', 40, 1)
    const back = returnSpend({ account, about, now: 2 })
    expect(back).toMatchObject({ ok: true, returned: 40 })
    expect(back.ok && showLots(back.account)).toBe('a30@500 b30@900')
  })

  test('in parts follows the order in which it was taken', () => {
    const { account, about } = spendOn('a30@500 b30@900', 40, 1)
    const first = returnSpend({ account, about, points: 25, now: 2 })
    if (!first.ok) throw new Error(first.code)
    expect(showLots(first.account)).toBe('a25@500 b20@900')
    const rest = returnSpend({ account: first.account, about: [...about, ...first.entries], now: 3 })
    expect(rest.ok && showLots(rest.account)).toBe('a30@500 b30@900')
  })

  test('to a dead lot lives to the end of the seventh day after', () => {
    const { account, about } = spendOn(`a30@${NOW - 1} b30@${NOW + 9e11}`, 40, NOW - 10)
    const back = returnSpend({ account, about, now: NOW })
    if (!back.ok) throw new Error(back.code)
    const grace = back.account.lots.find((lot) => lot.id.startsWith('grace'))
    expect(grace).toEqual({ id: 'grace-2026-11-29', left: 30, expiresAt: startOfDay('2026-11-30') })
  })

  test('repays debt first, from what would have ended first', () => {
    const { account, about } = spendOn('a10@500 b30@900', 40, 1)
    const back = returnSpend({ account: { ...account, debt: 15 }, about, now: 2 })
    expect(back.ok && showLots(back.account)).toBe('b25@900')
    expect(back.ok && back.account.debt).toBe(0)
    expect(back.ok && back.entries.at(-1)).toMatchObject({ delta: 40, balance: 25, reason: 'return' })
  })

  test('cancel-twice — a second return of the whole is refused, and so is more than what is left', () => {
    const { account, about } = spendOn('a30@500', 20, 1)
    const once = returnSpend({ account, about, points: 15, now: 2 })
    if (!once.ok) throw new Error(once.code)
    const known = [...about, ...once.entries]
    const again = { account: once.account, about: known, now: 3 }
    expect(returnSpend({ ...again, points: 6 })).toEqual({ ok: false, code: 'ALREADY_DONE', left: 5 })
    const rest = returnSpend(again)
    if (!rest.ok) throw new Error(rest.code)
    const third = returnSpend({ account: rest.account, about: [...known, ...rest.entries], now: 4 })
    expect(third).toEqual({ ok: false, code: 'ALREADY_DONE', left: 0 })
  })

  test('a return is not returned: only a spend can be', () => {
    const entry = { reason: 'return', delta: 5, ref: 'v' } as Entry
    expect(returnSpend({ account: accountWith('a5@9'), about: [entry], now: 1 })).toEqual({
      ok: false,
      code: 'NOT_FOUND',
    })
  })
})

describe('clawBack', () => {
  const NOW = startOfDay('2026-11-22')
  const buy = (account: PointsAccount, points: number) => {
    const change = earn({ account, points, now: NOW, reason: 'purchase', ref: 'receipt' })
    return { account: change.account, about: change.entries.filter((entry) => entry.ref === 'receipt') }
  }
  const far = NOW + 9e11

  test('takes from the award’s own lot before lots that end sooner', () => {
    const { account, about } = buy(accountWith(`a30@${NOW + 100}`), 20)
    const clawed = clawBack({ account, about, points: 20, now: NOW })
    expect(clawed.ok && showLots(clawed.account)).toBe(`a30@${NOW + 100}`)
  })

  test('clawback-clamped — what is spent already becomes debt, and the full amount is booked', () => {
    const { account, about } = buy(accountWith(''), 20)
    const spent = spend({ account, points: 15, now: NOW, ref: 'v' })
    if (!spent.ok) throw new Error(spent.code)
    const clawed = clawBack({ account: spent.account, about, points: 20, now: NOW })
    expect(clawed).toMatchObject({ ok: true, account: { debt: 15, lots: [] } })
    expect(clawed.ok && clawed.entries.at(-1)).toMatchObject({ delta: -20, balance: -15, reason: 'refund' })
  })

  test('never takes more than the award gave, over any number of refunds', () => {
    const { account, about } = buy(accountWith(`z50@${far}`), 20)
    const once = clawBack({ account, about, points: 15, now: NOW })
    if (!once.ok) throw new Error(once.code)
    const again = { account: once.account, about: [...about, ...once.entries], now: NOW }
    expect(clawBack({ ...again, points: 6 })).toEqual({ ok: false, code: 'ALREADY_DONE', left: 5 })
  })

  test('clawback-first-row — an order that also used points is clawed back and its points come home', () => {
    const used = spend({ account: accountWith(`a30@${far}`), points: 30, now: NOW, ref: 'receipt' })
    if (!used.ok) throw new Error(used.code)
    const bought = buy(used.account, 20)
    const about = [...used.entries, ...bought.about]
    const clawed = clawBack({ account: bought.account, about, points: 20, now: NOW })
    if (!clawed.ok) throw new Error(clawed.code)
    const home = returnSpend({ account: clawed.account, about: [...about, ...clawed.entries], now: NOW })
    expect(home.ok && home.account.debt).toBe(0)
    expect(home.ok && livePoints(home.account, NOW)).toBe(30)
  })

  test('refund-loop — earn, spend, refund a hundred times leaves debt for every point, never free points', () => {
    let account = accountWith('')
    let spentPoints = 0
    for (let round = 0; round < 100; round++) {
      const bought = earn({ account, points: 10, now: NOW, reason: 'purchase', ref: `receipt-${round}` })
      const spent = spend({ account: bought.account, points: 10, now: NOW, ref: `v-${round}` })
      if (!spent.ok) {
        account = bought.account
        continue
      }
      spentPoints += 10
      const award = bought.entries.filter((entry) => entry.reason === 'purchase')
      const clawed = clawBack({ account: spent.account, about: award, points: 10, now: NOW })
      if (!clawed.ok) throw new Error(clawed.code)
      account = clawed.account
    }
    // Every second purchase only repays what the round before took: ten points spent for ten points kept bought.
    expect(account).toMatchObject({ debt: 0, lots: [] })
    expect(spentPoints).toBe(50 * 10)
  })

  test('expiry-collapse — a lot that was spent from loses only what is left of it', () => {
    const { account } = buy(accountWith(''), 20)
    const spent = spend({ account, points: 15, now: NOW, ref: 'v' })
    if (!spent.ok) throw new Error(spent.code)
    const later = startOfDay('2028-01-01')
    const earned = earn({ account: spent.account, points: 1, now: later, reason: 'checkIn', ref: 'day' })
    expect(earned.entries).toMatchObject([
      { reason: 'expiry', delta: -5, balance: 0 },
      { reason: 'checkIn', delta: 1, balance: 1 },
    ])
  })
})
