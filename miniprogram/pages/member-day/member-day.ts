import type { Drawn, MemberDay, MyDraw } from '../../../typings/contract'
import type { WheelDraw } from '../../components/lucky-wheel/turning-wheel'
import { inSight } from '../../loading/in-sight'
import { leavePage, noteTap, seePage } from '../../services/behaviour'
import type { Failure } from '../../services/call'
import { draw, loadMemberDay } from '../../services/member-day'
import { whenOnline } from '../../services/network'
import { type ChanceLines, chanceLines, latestOf, type Outcome, outcomeOf, proofLine, whenLabel } from './event-words'
import { type UnclaimedRow, unclaimedRows } from './unclaimed-rows'

interface MemberDayData {
  /** From the server; null until it has answered. */
  day: MemberDay | null
  /** What to show in place of the page: not heard yet, not a member, not reached, nothing planned. */
  phase: 'loading' | 'outside' | 'failed' | 'empty' | 'ready'
  /** Why the last thing that was asked did not happen. */
  trouble: string
  /** The server is asked, and then the wheel turns to what it has answered. */
  drawing: 'resting' | 'asking' | 'turning'
  busy: boolean
  /** The latest draw, for the wheel; null before the first. */
  drawn: WheelDraw | null
  /** For display alone. */
  when: string
  outcome: Outcome
  chances: ChanceLines
  proof: string
  unclaimed: readonly UnclaimedRow[]
}

const data: MemberDayData = {
  day: null,
  phase: 'loading',
  trouble: '',
  drawing: 'resting',
  busy: false,
  drawn: null,
  when: '',
  outcome: { kind: 'day', title: '', note: '', claimable: 0 },
  chances: { left: '', way: '', rule: '' },
  proof: '',
  unclaimed: [],
}

type UnclaimedEvent = WechatMiniprogram.CustomEvent<object, object, { row: UnclaimedRow }>

Page({
  ...inSight,
  data,

  onShow() {
    this.comeBack()
    seePage(this.route)
    return this.load()
  },

  onHide() {
    leavePage(this.route)
    this.leave()
  },

  onUnload() {
    leavePage(this.route)
    this.leave()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  /** What the server says while a draw is on its way is older than the draw. */
  async load() {
    this.stopWaiting()
    if (this.data.drawing !== 'resting') return
    const answer = await loadMemberDay()
    if (this.data.drawing !== 'resting') return
    if (answer.ok) this.show(answer.data)
    else this.showFailure(answer.error)
  },

  async onRetry() {
    if (this.data.busy) return
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  /** One draw at a time: a second tap meanwhile is nothing. Nothing turns before the answer is there. */
  async onDraw() {
    const { day, drawing } = this.data
    if (!day?.event || drawing !== 'resting') return
    this.setData({ drawing: 'asking', trouble: '' })
    const answer = await draw({ eventId: day.event.id, n: (latestOf(day.draws)?.n ?? 0) + 1 })
    if (answer.ok) return this.turnTo(answer.data, day)
    this.setData({ drawing: 'resting' })
    if (answer.error.code === 'NOT_OPEN' || answer.error.code === 'LIMIT_REACHED') await this.load()
    this.setData({ trouble: answer.error.message })
  },

  turnTo(drawn: Drawn, day: MemberDay) {
    this.dayAfter = dayAfter(day, drawn)
    this.setData({
      drawing: 'turning',
      'day.event.prizes': this.dayAfter?.event?.prizes ?? [],
      drawn: wheelDraw(drawn, { isFresh: true }),
    })
  },

  /** The wheel stands: what it shows is said, and then the server is asked what has become of the day. */
  async onRest() {
    if (this.data.drawing !== 'turning' || this.dayAfter === null) return
    this.setData({ drawing: 'resting' })
    this.show(this.dayAfter)
    await this.load()
  },

  onClaim(event: WechatMiniprogram.CustomEvent<{ n: number }>) {
    noteTap(this.route, 'claim')
    return this.open('prize-claim', event.detail.n)
  },

  onClaimLatest() {
    noteTap(this.route, 'claim')
    return this.open('prize-claim', this.data.outcome.claimable)
  },

  onClaimEarlier(event: UnclaimedEvent) {
    return wx.navigateTo({ url: event.currentTarget.dataset.row.page })
  },

  onProve(event: WechatMiniprogram.CustomEvent<{ n: number }>) {
    noteTap(this.route, 'proof')
    return this.open('draw-proof', event.detail.n)
  },

  onProof() {
    noteTap(this.route, 'proof')
    return this.open('draw-proof')
  },

  onRules() {
    noteTap(this.route, 'rules')
    return this.open('draw-rules')
  },

  open(page: 'prize-claim' | 'draw-proof' | 'draw-rules', n?: number) {
    const event = this.data.day?.event
    if (!event) return
    const draw = n === undefined ? '' : `&n=${n}`
    return wx.navigateTo({ url: `/pages/${page}/${page}?eventId=${encodeURIComponent(event.id)}${draw}` })
  },

  onGoHome() {
    return wx.switchTab({ url: '/pages/home/home' })
  },

  onGoCheckIn() {
    return wx.switchTab({ url: '/pages/check-in/check-in' })
  },

  show(day: MemberDay) {
    const { event } = day
    if (event === null) return this.setData({ day, phase: 'empty', trouble: '' })
    const latest = latestOf(day.draws)
    this.setData({
      day,
      phase: 'ready',
      trouble: '',
      drawn: latest === undefined ? null : wheelDraw(latest, { isFresh: false }),
      when: whenLabel(event),
      outcome: outcomeOf({ event, draws: day.draws }),
      chances: chanceLines(day),
      proof: proofLine(event),
      unclaimed: unclaimedRows(day.unclaimed),
    })
  },

  /** What is already shown stays, with a word on why it is not new. */
  showFailure({ code, message }: Failure) {
    if (code === 'NOT_JOINED') return this.setData({ phase: 'outside' })
    if (code === 'OFFLINE') this.waitFor(() => whenOnline(() => this.load()))
    this.setData({ trouble: message, phase: this.data.phase === 'ready' ? 'ready' : 'failed' })
  },

  /** The day as the draw on its way leaves it. */
  dayAfter: null as MemberDay | null,
})

function wheelDraw(
  { prize, soldOut, proof }: Pick<MyDraw, 'prize' | 'soldOut' | 'proof'>,
  { isFresh }: Pick<WheelDraw, 'isFresh'>,
): WheelDraw {
  return { prizeId: prize?.id ?? soldOut?.id ?? null, roll: proof.roll, isWon: prize !== null, isFresh }
}

/** The day after a draw, until the server has been asked: the draw's instant is the phone's, and only shown. */
function dayAfter(day: MemberDay, { chances, ...drawn }: Drawn): MemberDay {
  const { event } = day
  if (event === null) return day
  const claim = drawn.prize === null ? {} : { claim: { state: 'open' as const, claimBy: event.claimBy } }
  const prizes = event.prizes.map((prize) => (prize.id === drawn.soldOut?.id ? { ...prize, unitsLeft: 0 } : prize))
  return {
    ...day,
    event: { ...event, prizes },
    chances,
    draws: [...day.draws, { ...drawn, ...claim, at: Date.now() }],
  }
}
