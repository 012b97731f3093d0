import type { BrandEvent } from '../../../../typings/contract'
import { addDays, weekdayOf } from '../../../days/day'
import { dayAt, instantAt } from '../../../days/instant'
import { type EventForm, formOf, instantOf, momentAt } from './event-form'

const TUESDAY = 2
const OPENS = '10:00'
const CLOSES = '22:00'
const DAYS_TO_CLAIM = 14
const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** The first event of a brand: what is usual, for a person to change. `now` is only a suggestion's: the server decides. */
export function firstEvent(now: number): EventForm {
  const day = comingTuesday(now)
  return {
    name: '周二会员日',
    opens: { day, time: OPENS },
    closes: { day, time: CLOSES },
    claimBy: { day: addDays(day, DAYS_TO_CLAIM), time: CLOSES },
    prizes: [
      { id: 'p1', kind: 'coupon', name: '20 元门店礼券', value: '20', units: '50', odds: '5', points: '' },
      { id: 'p2', kind: 'points', name: '20 积分', value: '0.2', units: '300', odds: '30', points: '20' },
    ],
    chances: { free: 1, bonus: 1, bonusDays: 3 },
    pointsBudget: '6000',
    rules: '会员都能抽，机会来自签到，不用付费，也不用分享。由系统按公布的概率抽取，结束后拆开封好的答案，谁都能验。',
    fallback: '抽中的奖品已经发完，这次没有奖品',
    claimTerms: '在会员日页面领取。礼券到门店出示，积分领取后就到账，实物填写地址后寄出。',
    organiser: '',
    contact: '',
    weekly: true,
  }
}

/** The same event again, as many weeks on as it takes to lie ahead. */
export function nextFrom(event: BrandEvent, now: number): EventForm {
  const form = formOf(event)
  const weeks = Math.max(1, Math.floor((now - event.opensAt) / WEEK_MS) + 1)
  const later = (moment: EventForm['opens']) => momentAt(instantOf(moment) + weeks * WEEK_MS)
  return { ...form, opens: later(form.opens), closes: later(form.closes), claimBy: later(form.claimBy) }
}

function comingTuesday(now: number): string {
  const today = dayAt(now)
  const tuesday = addDays(today, (TUESDAY - weekdayOf(today) + 7) % 7)
  return instantAt(tuesday, OPENS) > now ? tuesday : addDays(tuesday, 7)
}
