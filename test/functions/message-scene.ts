import type { MessageDecision } from '../../cloudfunctions/domain/messages/decision'
import { MESSAGE_KINDS } from '../../cloudfunctions/domain/messages/kinds'
import declared from '../../cloudfunctions/templates.json'
import type { MemberActions, MessageKind } from '../../typings/contract'
import { type Clerk, joined } from './counter-scene'
import { type Member, memberWith } from './reward-scene'
import type { Person, World } from './world'

export const templateIdOf = (kind: MessageKind): string =>
  Object.entries(declared).find(([, template]) => template.kind === kind)?.[0] ?? ''

/** A message as WeChat saw it. */
export interface Delivered {
  readonly at: number
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
  readonly accepted: boolean
  readonly errCode: number
}

/** Oldest first. */
export async function messagesAt(world: World): Promise<Delivered[]> {
  return (await world.control.get<Delivered[]>('messages')).reverse()
}

/** The values of the messages that reached a member, oldest first: `kind: value · value · value`. */
export async function receivedBy(world: World, { openid }: { readonly openid: string }): Promise<string[]> {
  const mine = (await messagesAt(world)).filter((message) => message.openid === openid && message.accepted)
  return mine.map(({ templateId, data }) => {
    const kind = MESSAGE_KINDS.find((each) => templateIdOf(each) === templateId)
    return `${kind}: ${Object.values(data)
      .map(({ value }) => value)
      .join(' · ')}`
  })
}

/** She says yes in WeChat's dialog to these kinds, each once, and the phone tells the functions. */
export async function accepts(
  world: World,
  member: Person<MemberActions>,
  kinds: readonly MessageKind[] = MESSAGE_KINDS,
): Promise<void> {
  for (const kind of kinds) {
    await world.control.post('subscribe', { openid: member.openid, templateId: templateIdOf(kind), accepted: 1 })
  }
  for (let from = 0; from < kinds.length; from += 5) {
    const asked = kinds.slice(from, from + 5)
    await member.must('subscribed', {
      results: Object.fromEntries(asked.map((kind) => [templateIdOf(kind), 'accept'])),
    })
  }
}

export const decisionsOf = (world: World): Promise<MessageDecision[]> =>
  world.control.get<MessageDecision[]>('collections/decisions?limit=1000')

/** Puts the clock to an instant in Shanghai and lets it run once, or more often at that instant. */
export async function tick(world: World, shanghai: string, times = 1): Promise<void> {
  await world.setTime(shanghai)
  for (let time = 0; time < times; time++) await world.runClock()
}

/** Somebody with so many points who has said yes to every kind once. */
export async function willingMember(world: World, clerk: Clerk, points = 0): Promise<Member> {
  const member = points === 0 ? await joined(world) : await memberWith(world, clerk, points)
  await accepts(world, member)
  return member
}
