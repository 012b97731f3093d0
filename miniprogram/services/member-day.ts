import type { Drawn, MemberDay, Voucher } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'
import { nonceFor } from './draw-nonce'
import { rememberCommitment } from './seen-commitment'

let known: MemberDay | null = null

/** What was last heard of an event in this visit, to draw at once while asking again. */
export function knownMemberDay(eventId: string): MemberDay | null {
  return known?.event?.id === eventId ? known : null
}

export function forgetMemberDay(): void {
  known = null
}

/** An event, and what the member has in it; without an id today's, the next or the last one. */
export async function loadMemberDay(eventId = ''): Promise<Answer<MemberDay>> {
  const answer = await call('member', 'memberDay', eventId === '' ? {} : { eventId })
  if (!answer.ok) return answer
  known = answer.data
  if (known.event !== null) rememberCommitment(known.event)
  return answer
}

/** Draws the `n`th time, counted from 1. Asked again after no answer, it is the same draw. */
export async function draw({ eventId, n }: { readonly eventId: string; readonly n: number }): Promise<Answer<Drawn>> {
  return act('member', 'draw', { eventId, nonce: await nonceFor({ eventId, n }) }, String(n))
}

export function claimPrize(claim: InputOf<'member', 'claimPrize'>): Promise<Answer<{ voucher: Voucher }>> {
  return act('member', 'claimPrize', claim, '')
}

/** The first page of a revealed event's log, as everybody may see it. */
export function loadDrawLog(eventId: string): Promise<Answer<DataOf<'member', 'drawLog'>>> {
  return call('member', 'drawLog', { eventId })
}
