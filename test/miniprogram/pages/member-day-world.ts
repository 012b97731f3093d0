import { createHash, createHmac } from 'node:crypto'
import { landOn, tableOf } from '../../../cloudfunctions/domain/draw/odds'
import { commitmentOf, entrantOf, rollOf } from '../../../cloudfunctions/domain/draw/roll'
import type { Drawn, MemberDay, MemberDayEvent, MyDraw } from '../../../typings/contract'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('hex')
const shanghai = (time: string) => Date.parse(`${time}+08:00`)

export const NOW = shanghai('2026-11-24T10:30:00')
export const EVENT_ID = 'md20261124'

const SEED = sha256('a seed of the tests')
const ENTRANT = entrantOf(EVENT_ID, 'account', sha256)

const PRIZES: MemberDayEvent['prizes'] = [
  { id: 'towel', name: '长绒棉浴巾', kind: 'goods', valueFen: 12_900, odds: 0.0125, units: 5, unitsLeft: 3 },
  { id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 3_900, odds: 0.05, units: 20, unitsLeft: 0 },
  { id: 'coupon', name: '到店八折券', kind: 'coupon', valueFen: 2_000, odds: 0.1, units: 100, unitsLeft: 87 },
  { id: 'points', name: '50 积分', kind: 'points', valueFen: 50, points: 50, odds: 0.2, units: 200, unitsLeft: 151 },
]

/** A member day of Tuesday, 2026-11-24, 10:00 to 22:00. */
export function eventIn(state: MemberDayEvent['state']): MemberDayEvent {
  return {
    id: EVENT_ID,
    name: '周二会员日',
    opensAt: shanghai('2026-11-24T10:00:00'),
    closesAt: shanghai('2026-11-24T22:00:00'),
    prizes: PRIZES,
    chances: { free: 1, bonus: 1, bonusDays: 3 },
    rules: '点“抽一次”。\n\n转盘停在哪里就是哪里。',
    fallback: '抽中的奖品已经发完，这次没有奖品',
    claimTerms: '实物寄到家，券到店出示。',
    claimBy: shanghai('2026-12-02T00:00:00'),
    organiser: '棉朵家居',
    contact: '021-0000 0000',
    pointsBudget: 10_000,
    state,
    table: tableOf(PRIZES),
    commitment: commitmentOf(SEED, sha256),
    termsHash: sha256('terms'),
    amendments: [],
    ...(state === 'revealed' ? { seed: SEED } : {}),
  }
}

export function dayOf(event: MemberDayEvent | null, has: Partial<Omit<MemberDay, 'event'>> = {}): MemberDay {
  return { event, chances: 0, draws: [], checkedInDays: 0, unclaimed: [], ...has }
}

/** What a draw comes to, by the rules of the cloud. */
function drawnBy({ n, nonce }: { readonly n: number; readonly nonce: string }): Omit<Drawn, 'chances'> {
  const { table, prizes, commitment } = eventIn('open')
  const roll = rollOf({ seed: SEED, eventId: EVENT_ID, entrant: ENTRANT, n, nonce }, hmac)
  const landed = prizes.find(({ id }) => id === landOn(table, roll))
  const proof = { eventId: EVENT_ID, entrant: ENTRANT, n, nonce, roll, commitment, table }
  if (landed === undefined) return { n, prize: null, proof }
  const prize = { id: landed.id, name: landed.name }
  return landed.unitsLeft > 0 ? { n, prize, proof } : { n, prize: null, soldOut: prize, proof }
}

/** The `n`th draw, with a nonce by which it lands on this prize; null for nothing. */
export function drawnOn(prizeId: string | null, n = 1): Omit<Drawn, 'chances'> {
  for (let attempt = 0; ; attempt += 1) {
    const drawn = drawnBy({ n, nonce: String(attempt) })
    if ((drawn.prize ?? drawn.soldOut)?.id === (prizeId ?? undefined)) return drawn
  }
}

export function myDrawOn(prizeId: string | null, n = 1): MyDraw {
  const drawn = drawnOn(prizeId, n)
  const claim = { state: 'open' as const, claimBy: eventIn('open').claimBy }
  return { ...drawn, at: NOW - 60_000, ...(drawn.prize === null ? {} : { claim }) }
}
