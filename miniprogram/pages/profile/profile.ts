import type { Profile } from '../../../typings/contract'
import { loadable, type Phase } from '../../loading/loadable'
import { type Answer, mayHaveBeenDone } from '../../services/call'
import { loadProfile, saveAvatar, saveProfile } from '../../services/rights'
import { birthdayAt, birthdayLabel, DAYS_OF_A_YEAR } from './birthday'

interface ProfileData {
  /** From the server; null until it has answered. */
  profile: Profile | null
  phase: Phase
  /** Why the last thing that was asked did not happen; or that it did. */
  trouble: string
  busy: boolean
  /** What is typed and not saved. */
  nickname: string
  /** For display alone. */
  birthday: string
  days: ReadonlyArray<readonly string[]>
  picked: readonly [number, number]
}

const data: ProfileData = {
  profile: null,
  phase: 'loading',
  trouble: '',
  busy: false,
  nickname: '',
  birthday: '',
  days: [DAYS_OF_A_YEAR.months, DAYS_OF_A_YEAR.daysOf(0)],
  picked: [0, 0],
}

type AvatarEvent = WechatMiniprogram.CustomEvent<{ avatarUrl?: string }>
type PhoneEvent = WechatMiniprogram.CustomEvent<{ code?: string; errMsg?: string }>
type TypeEvent = WechatMiniprogram.CustomEvent<{ value: string }>
type ColumnEvent = WechatMiniprogram.CustomEvent<{ column: number; value: number }>
type PickEvent = WechatMiniprogram.CustomEvent<{ value: [number, number] }>

Page({
  ...loadable,
  data,

  onLoad() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadProfile()
    if (answer.ok) this.show(answer.data)
    else this.showFailure(answer.error)
  },

  /** A nickname that is typed and not saved yet stays. */
  show(profile: Profile) {
    const { birthday } = profile
    const nickname = this.isNameSaved() ? profile.nickname : this.data.nickname
    this.setData({ profile, nickname, birthday: birthdayLabel(birthday), phase: 'ready', trouble: '' })
  },

  onAvatar(event: AvatarEvent) {
    const { avatarUrl } = event.detail
    const { profile } = this.data
    // Whoever closes the choice has changed nothing.
    if (!avatarUrl || profile === null) return
    return this.save(() => saveAvatar(avatarUrl, profile.avatarPath))
  },

  onType(event: TypeEvent) {
    this.setData({ nickname: event.detail.value })
  },

  /** WeChat fills a nickname in without typing, and says so when the field is left. */
  onNamed(event: TypeEvent) {
    const nickname = event.detail.value.trim()
    this.setData({ nickname })
    return this.inTurn(async () => {
      if (nickname === this.data.profile?.nickname) return
      const answer = await saveProfile({ nickname })
      // One that is refused is taken back, unless another is typed already.
      const isRefused = !answer.ok && !mayHaveBeenDone(answer.error)
      if (isRefused && nickname === this.data.nickname) this.setData({ nickname: this.data.profile?.nickname ?? '' })
      this.take(answer)
    })
  },

  isNameSaved(): boolean {
    return this.data.nickname.trim() === (this.data.profile?.nickname ?? '')
  },

  onPhone(event: PhoneEvent) {
    const { code } = event.detail
    if (!code) return this.setData({ trouble: '没有授权，手机号没有保存。不填也可以。' })
    return this.save(() => saveProfile({ phoneCode: code }))
  },

  onColumn(event: ColumnEvent) {
    const { column, value } = event.detail
    if (column !== 0) return
    this.setData({ days: [DAYS_OF_A_YEAR.months, DAYS_OF_A_YEAR.daysOf(value)], picked: [value, 0] })
  },

  /** It can be told once, so it is said again before it is. */
  async onBirthday(event: PickEvent) {
    const birthday = birthdayAt(event.detail.value)
    const { confirm } = await wx.showModal({
      title: `生日是${birthdayLabel(birthday)}`,
      content: '生日只能填一次，确认后不能再改。加入满 30 天，往后每个生日都有一份礼。',
      confirmText: '是这天',
      cancelText: '再看看',
      confirmColor: '#3b7257',
    })
    if (confirm) await this.save(() => saveProfile({ birthday }))
  },

  onMinor() {
    const minor = !this.data.profile?.minor
    return this.save(() => saveProfile({ minor }))
  },

  save(ask: () => Promise<Answer<Profile>>) {
    return this.inTurn(async () => this.take(await ask()))
  },

  take(answer: Answer<Profile>) {
    if (answer.ok) this.show(answer.data)
    else this.setData({ trouble: answer.error.message })
  },

  /** What is told while something else is being saved is saved after it. */
  inTurn(work: () => Promise<unknown>): Promise<void> {
    const next = () => this.whileBusy(work)
    const turn = (this.lastTurn ?? Promise.resolve()).then(next, next)
    this.lastTurn = turn
    return turn
  },

  lastTurn: null as Promise<void> | null,
})
