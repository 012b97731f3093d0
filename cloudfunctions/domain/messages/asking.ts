import type { MayAsk, MessageKind } from '../../../typings/contract'
import type { MemberState } from '../member/member'
import { wants } from './gates'
import { ruleOf } from './kinds'
import { kindOf, type MessagingRecord, withKind } from './messaging'

/** The template that each kind goes out with. */
export type TemplateIds = ReadonlyMap<MessageKind, string>

/** What fits which moment (rule N-13), the most fitting first: WeChat asks for three at once on old phones too. */
const MOMENTS: ReadonlyArray<{ readonly moment: MayAsk['moment']; readonly kinds: readonly MessageKind[] }> = [
  { moment: 'checkIn', kinds: ['memberDayOpening'] },
  { moment: 'wish', kinds: ['wishInReach', 'wishBack', 'wishDiscounted'] },
  { moment: 'redeem', kinds: ['voucherEnding', 'pointsExpiring'] },
]

type Asked = Pick<MemberState, 'messaging' | 'preferences'>

/** What she may be asked for now: kinds of which no acceptance is left, and to which she has never said no. */
export function mayAsk(member: Asked, templates: TemplateIds): MayAsk[] {
  return MOMENTS.flatMap(({ moment, kinds }) => {
    const open = kinds.filter((kind) => isOpen(member, kind) && templates.has(kind))
    const templateIds = open.flatMap((kind) => templates.get(kind) ?? [])
    return open.length === 0 ? [] : [{ moment, kinds: open, templateIds }]
  })
}

function isOpen({ messaging, preferences }: Asked, kind: MessageKind): boolean {
  const { quota, refusedAt, banned } = kindOf(messaging, kind)
  // A kind that is for asking alone is wanted once she says yes here.
  const isUnwanted = !wants(preferences, { ...ruleOf(kind), askedOnly: false })
  return quota === 0 && refusedAt === null && !banned && !isUnwanted
}

/** What `wx.requestSubscribeMessage` said, kind by kind (rules N-4 and N-13). */
export function withAnswers<Member extends Asked>(
  member: Member,
  answers: ReadonlyArray<{ readonly kind: MessageKind; readonly answer: string }>,
  now: number,
): Member {
  return answers.reduce((before, { kind, answer }) => withAnswer(before, kind, answer, now), member)
}

function withAnswer<Member extends Asked>(member: Member, kind: MessageKind, answer: string, now: number): Member {
  const { messaging, preferences } = member
  // `acceptWithAudio` and its like are acceptances too.
  if (answer.startsWith('accept')) {
    const { accepted, quota } = kindOf(messaging, kind)
    const said = withKind(messaging, kind, { accepted: accepted + 1, quota: quota + 1, refusedAt: null, banned: false })
    if (!ruleOf(kind).askedOnly) return { ...member, messaging: said }
    const messages = { ...preferences.messages, [kind]: true }
    return { ...member, messaging: said, preferences: { ...preferences, messages } }
  }
  if (answer !== 'reject' && answer !== 'ban') return member
  return {
    ...member,
    messaging: withKind(messaging, kind, { refusedAt: now, ...(answer === 'ban' ? { banned: true } : {}) }),
  }
}

/** What is left by kind, those with nothing left out. */
export function quotaOf({ kinds }: MessagingRecord): Partial<Record<MessageKind, number>> {
  const left = Object.entries(kinds).flatMap(([kind, { quota }]) => (quota > 0 ? [[kind, quota] as const] : []))
  return Object.fromEntries(left)
}
