import type { MemberDay, Prize, ShippingContact, Voucher } from '../../../typings/contract'
import { momentLabel } from '../../days/span'
import type { Failure } from '../../services/call'
import { claimPrize, knownMemberDay, loadMemberDay } from '../../services/member-day'
import { type ContactFaults, contactOf, NO_FAULTS } from './contact-form'

interface PrizeClaimData {
  eventId: string
  n: number
  /** From the server. */
  name: string
  kind: Prize['kind']
  points: number
  claimTerms: string
  until: string
  voucher: Voucher | null
  /** What to show in place of the page: `gone` has nothing to claim any more. */
  phase: 'loading' | 'failed' | 'gone' | 'open' | 'claimed'
  trouble: string
  busy: boolean
  /** The form; `faults` are there once she has tried. */
  contact: ShippingContact
  faults: ContactFaults
  /** For display alone. */
  endsAt: string
}

const data: PrizeClaimData = {
  eventId: '',
  n: 0,
  name: '',
  kind: 'goods',
  points: 0,
  claimTerms: '',
  until: '',
  voucher: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  contact: { name: '', phone: '', address: '' },
  faults: NO_FAULTS,
  endsAt: '',
}

type FieldEvent = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: keyof ShippingContact }>

Page({
  data,

  onLoad({ eventId = '', n = '' }: { eventId?: string; n?: string }) {
    this.setData({ eventId, n: Number(n) })
    const known = knownMemberDay(eventId)
    if (known !== null) this.show(known)
    return this.load()
  },

  async load() {
    const answer = await loadMemberDay(this.data.eventId)
    if (answer.ok) this.show(answer.data)
    else this.showFailure(answer.error)
  },

  onGoMemberDay() {
    return wx.switchTab({ url: '/pages/member-day/member-day' })
  },

  async onRetry() {
    if (this.data.busy) return
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  onType(event: FieldEvent) {
    const { field } = event.currentTarget.dataset
    this.setData({ [`contact.${field}`]: event.detail.value, [`faults.${field}`]: '' })
  },

  /** One thing at a time: a second tap meanwhile is nothing. */
  async onClaim() {
    const { eventId, n, kind, busy } = this.data
    if (busy) return
    const written = contactOf(this.data.contact)
    if (kind === 'goods' && !written.ok) return this.setData({ faults: written.faults })
    this.setData({ busy: true, trouble: '' })
    const contact = kind === 'goods' && written.ok ? { contact: written.contact } : {}
    const answer = await claimPrize({ eventId, n, ...contact })
    if (answer.ok) this.showVoucher(answer.data.voucher)
    else {
      this.setData({ trouble: answer.error.message })
      if (answer.error.code === 'ALREADY_DONE' || answer.error.code === 'NOT_OPEN') await this.load()
    }
    this.setData({ busy: false })
  },

  show({ event, draws }: MemberDay) {
    const { n } = this.data
    const draw = draws.find((each) => each.n === n)
    const prize = event?.prizes.find(({ id }) => id === draw?.prize?.id)
    if (event === null || !prize || !draw?.claim) return this.setData({ phase: 'gone' })
    const { state, claimBy, voucher } = draw.claim
    this.setData({
      phase: state === 'open' ? 'open' : 'gone',
      name: prize.name,
      kind: prize.kind,
      points: prize.points ?? 0,
      claimTerms: event.claimTerms,
      until: momentLabel(claimBy),
    })
    if (voucher) this.showVoucher(voucher)
  },

  showVoucher(voucher: Voucher) {
    this.setData({ phase: 'claimed', voucher, endsAt: momentLabel(voucher.endsAt), trouble: '' })
  },

  showFailure({ message }: Failure) {
    const { phase } = this.data
    this.setData({ trouble: message, phase: phase === 'loading' ? 'failed' : phase })
  },
})
