import type { Calendar, CheckedIn, Home, MadeUp, Statement } from '../../typings/contract'
import { act } from './act'
import { letRecord } from './behaviour'
import { type Answer, call, type DataOf, type InputOf } from './call'

let known: Home | null = null

/** What was last heard of the member in this visit, to draw at once while asking again. */
export const knownHome = (): Home | null => known

export function forgetHome(): void {
  known = null
}

export async function loadHome(): Promise<Answer<Home>> {
  const answer = await call('member', 'home', {})
  if (answer.ok) known = answer.data
  // Nothing is recorded of who has not agreed to be a member.
  else if (answer.error.code === 'NOT_JOINED') letRecord(false)
  return answer
}

export async function joinMembers(): Promise<Answer<DataOf<'member', 'join'>>> {
  const answer = await act('member', 'join', {}, '')
  if (answer.ok) letRecord(true)
  return answer
}

/** Checks in. `home` is what the member was looking at; it comes back as the check-in has changed it. */
export async function checkIn(home: Home): Promise<Answer<{ readonly checkedIn: CheckedIn; readonly home: Home }>> {
  const answer = await act('member', 'checkIn', {}, home.today)
  if (!answer.ok) return answer
  known = homeAfter(home, answer.data)
  return { ok: true, data: { checkedIn: answer.data, home: known } }
}

/** Makes up the missed `day` with a card. */
export function makeUp(day: string): Promise<Answer<MadeUp>> {
  return act('member', 'makeUp', { day }, '')
}

export function loadCalendar(month: string): Promise<Answer<Calendar>> {
  return call('member', 'calendar', { month })
}

/** A page of the member's entries, newest first, beside what she has now. */
export function loadStatement(page: InputOf<'member', 'statement'>): Promise<Answer<Statement>> {
  return call('member', 'statement', page)
}

function homeAfter(home: Home, { day, streak, points, nextReward, cycle }: CheckedIn): Home {
  return {
    ...home,
    today: day,
    points,
    streak,
    checkedInToday: true,
    nextReward,
    cycle,
    ...(home.wish && { wish: { ...home.wish, missing: Math.max(0, home.wish.points - points) } }),
  }
}
