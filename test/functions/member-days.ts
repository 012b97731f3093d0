import { createHash, createHmac } from 'node:crypto'
import type { BrandEvent, DrawProof, EventDraft } from '../../typings/contract'
import type { World } from './world'

/** 2026-11-24 is a Tuesday; it is written and published on the Monday before. */
export const MONDAY = '2026-11-23T09:00:00.000'
export const OPENING = '2026-11-24T10:00:00.000'
export const CLOSING = '2026-11-24T22:00:00.000'
export const CLAIM_END = '2026-12-08T22:00:00.000'

export const shanghai = (instant: string): number => Date.parse(`${instant}+08:00`)

/** A draft that lacks nothing: one bag in ten, five hundred yuan in a thousand, small points for three in ten. */
export const DRAFT: EventDraft = {
  name: '周二会员日',
  rules: '每位会员一次，本周签到满三天再加一次，由系统按公布的概率抽取。',
  claimTerms: '在会员日页面领取，实物填写地址后寄出。',
  claimBy: shanghai(CLAIM_END),
  organiser: '棉朵家居有限公司',
  contact: '400-000-0000',
  pointsBudget: 1000,
  prizes: [
    { id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 5900, odds: 0.1, units: 10 },
    { id: 'set', name: '四件套', kind: 'goods', valueFen: 50000, odds: 0.001, units: 1 },
    { id: 'points', name: '20 积分', kind: 'points', points: 20, valueFen: 20, odds: 0.3, units: 50 },
  ],
}

/** Publishes a member day on the Monday and, unless told otherwise, goes to the instant at which it opens. */
export async function publishedDay(
  world: World,
  draft: EventDraft = {},
  { open = true }: { readonly open?: boolean } = {},
): Promise<BrandEvent> {
  await world.setTime(MONDAY)
  const { event } = await world.operator.must('saveEvent', { ...DRAFT, ...draft })
  const published = await world.operator.must('publish', { eventId: event.id })
  if (open) await world.setTime(OPENING)
  return published.event
}

/** One prize alone, with these odds and so many units. */
export function onePrize(odds: number, units: number): EventDraft {
  return { prizes: [{ id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 5900, odds, units }] }
}

/** The published algorithm, written again from its words. */
export function rollAgain(seed: string, { eventId, entrant, n, nonce }: DrawProof): number {
  const digest = createHmac('sha256', seed)
    .update(JSON.stringify([eventId, entrant, n, nonce]))
    .digest('hex')
  return Number.parseInt(digest.slice(0, 13), 16) / 2 ** 52
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What the clock needs to carry, settle and sum up, each at most a minute: `from` is an instant such as `2026-11-24T22:10`. */
export async function minutesPass(world: World, from: string, count: number): Promise<void> {
  const start = shanghai(`${from}:00.000`)
  for (let minute = 0; minute < count; minute++) {
    await world.control.post('clock', { now: start + minute * 60_000 + 1, timers: false })
    await world.runClock()
  }
}
