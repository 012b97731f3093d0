import { randomUUID } from 'node:crypto'
import { comingTuesday } from '../../cloudfunctions/domain/draw/event'
import type { BrandActions, EventDraft } from '../../typings/contract'
import type { Control } from '../control-client'
import { DAYS } from './crowd/life'
import { SHENLAN, XIAOMAN, ZHOUHE } from './people'
import { attempt, order, runClock, type Step } from './step'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** A member day is open for twelve hours; after one more it is last week's. */
const HOURS_OPEN_MS = 13 * HOUR_MS

const TUESDAY: EventDraft = {
  name: '周二会员日',
  rules:
    '会员每次会员日可抽一次，本周签到满三天再加一次。不收费，也不需要分享。系统按公布的概率抽取，每次抽奖都可以验证。',
  claimTerms: '在会员日页面领取。实物填写收件信息后七天内寄出，门店礼券到店出示，积分立即到账。',
  organiser: '棉朵（上海）家居有限公司',
  contact: '400-820-0000',
  pointsBudget: 20_000,
  weekly: true,
  prizes: [
    { id: 'bedding', name: '长绒棉四件套', kind: 'goods', valueFen: 89_900, odds: 0.002, units: 1 },
    { id: 'towel', name: '无捻毛巾', kind: 'goods', valueFen: 4_900, odds: 0.05, units: 20 },
    { id: 'coupon', name: '门店二十元礼券', kind: 'coupon', valueFen: 2_000, odds: 0.15, units: 60 },
    { id: 'points', name: '20 积分', kind: 'points', points: 20, valueFen: 20, odds: 0.5, units: 200 },
  ],
}

/** Every Tuesday since the beginning, from publishing to revealing, and the next one published, or the one that is on. 沈岚
 *  publishes what the clock has copied from the week before; FIRST_OPERATOR has to name her. */
export function memberDays(now: number): Step[] {
  const next = comingTuesday(now - HOURS_OPEN_MS)
  const weeks = Math.floor((next.opensAt - (now - DAYS * DAY_MS)) / WEEK_MS)
  const past = Array.from({ length: weeks }, (_, place) => next.opensAt - (weeks - place) * WEEK_MS)
  return [
    ...past.flatMap((opensAt, place): Step[] => {
      const closesAt = opensAt + (next.closesAt - next.opensAt)
      // Before it opens; and often enough after it has closed for its log to be summed up.
      const minutes = [opensAt + MINUTE_MS, ...Array.from({ length: 12 }, (_, n) => closesAt + (2 + n) * MINUTE_MS)]
      return [
        {
          at: opensAt - DAY_MS,
          run: (control) => (place === 0 ? publishFirst(control, { opensAt, closesAt }) : publishDraft(control)),
        },
        ...minutes.map((at): Step => ({ at, run: runClock })),
      ]
    }),
    { at: next.opensAt - WEEK_MS + HOUR_MS, run: drawNamed },
    { at: Math.min(now, next.opensAt - HOUR_MS), run: publishDraft },
  ]
}

async function drawNamed(control: Control): Promise<void> {
  for (const person of [XIAOMAN, ZHOUHE]) {
    const day = await order<{ event: { id: string } | null }>(control, 'member', person, 'memberDay', {})
    await attempt(control, 'member', person, 'draw', { eventId: day.event?.id, nonce: randomUUID() })
  }
}

async function publishFirst(control: Control, times: { opensAt: number; closesAt: number }): Promise<void> {
  const draft = { ...TUESDAY, ...times, claimBy: times.closesAt + 14 * DAY_MS }
  const { event } = await order<BrandActions['saveEvent']['data']>(control, 'brand', SHENLAN, 'saveEvent', draft)
  await order(control, 'brand', SHENLAN, 'publish', { eventId: event.id })
}

/** The draft that the clock made when the week before opened. */
async function publishDraft(control: Control): Promise<void> {
  const { events } = await order<BrandActions['events']['data']>(control, 'brand', SHENLAN, 'events', {})
  const draft = events.find(({ state }) => state === 'draft')
  if (draft === undefined) throw new Error('the demo found no draft for the week')
  await order(control, 'brand', SHENLAN, 'publish', { eventId: draft.id })
}
