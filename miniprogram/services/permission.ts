import type { MayAsk } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, mayHaveBeenDone } from './call'
import { randomHex } from './random-hex'

/**
 * Asking whether a message may be sent. WeChat has to be asked first, in the tap itself; the cloud hears of it afterwards.
 * What she said is kept on the phone until the cloud has heard it, and a no is kept for good.
 */

const REFUSED_KEY = 'refusedTemplates'
const UNTOLD_KEY = 'untoldAnswers'

/** By template id, as WeChat gives it: `accept`, `reject` and others. */
type Results = Readonly<Record<string, string>>

interface Untold {
  readonly results: Results
  /** By the phone's clock; tells two answers that are alike apart. */
  readonly askedAt: number
}

export type Permissions = DataOf<'member', 'subscribed'>

export type Asked =
  /** What holds then; null while the cloud has not heard of it. */
  | { readonly kind: 'accepted' | 'refused'; readonly permissions: Permissions | null }
  /** WeChat did not ask: why, and what to do, fit to show. */
  | { readonly kind: 'notAsked'; readonly message: string }

/** Templates that she has answered for in this visit, whatever she said. */
const answered = new Set<string>()

export function forgetAnswered(): void {
  answered.clear()
}

/** What to ask at a moment; null where there is nothing, or where she has said no to any of it. */
export function questionAt(moment: MayAsk['moment'], mayAsk: readonly MayAsk[] = []): MayAsk | null {
  const question = mayAsk.find((each) => each.moment === moment && each.templateIds.length > 0)
  if (question === undefined) return null
  const refused = refusedTemplates()
  return question.templateIds.some((id) => refused.includes(id) || answered.has(id)) ? null : question
}

/** Call it in the tap's handler, before anything is awaited: WeChat asks in a tap alone. */
export async function askPermission(templateIds: readonly string[]): Promise<Asked> {
  const asked = await askWeChat(templateIds)
  if ('message' in asked) return { kind: 'notAsked', message: asked.message }
  const { results } = asked
  const isAccepted = Object.values(results).some(isAcceptance)
  return { kind: isAccepted ? 'accepted' : 'refused', permissions: await take(results) }
}

/** She does not want to be asked: as good as a no in WeChat's own dialog. */
export async function declineQuestion(templateIds: readonly string[]): Promise<void> {
  await take(Object.fromEntries(templateIds.map((id) => [id, 'reject'])))
}

/** What WeChat still lets through, by kind, as far as the cloud has heard. */
export async function loadPermissions(): Promise<Answer<Permissions>> {
  return call('member', 'subscribed', { results: {} }, await randomHex())
}

/** Tells the cloud what it has not heard yet, oldest first. Gives what holds after the last; null when it was not told. */
export async function tellAnswers(): Promise<Permissions | null> {
  let permissions: Permissions | null = null
  for (const { results, askedAt } of untoldAnswers()) {
    const answer = await act('member', 'subscribed', { results }, String(askedAt))
    if (!answer.ok && mayHaveBeenDone(answer.error)) return null
    permissions = answer.ok ? answer.data : null
    keep(
      UNTOLD_KEY,
      untoldAnswers().filter((each) => each.askedAt !== askedAt),
    )
  }
  return permissions
}

async function askWeChat(
  templateIds: readonly string[],
): Promise<{ readonly results: Results } | { readonly message: string }> {
  try {
    const given = await wx.requestSubscribeMessage({ tmplIds: [...templateIds] })
    return { results: Object.fromEntries(templateIds.map((id) => [id, given[id] ?? 'reject'])) }
  } catch (error) {
    const { errCode = 0, errMsg = '' } = error as { readonly errCode?: number; readonly errMsg?: string }
    console.warn(`没有问成 ${errCode}`, errMsg)
    return { message: whyNotAsked(errCode) }
  }
}

async function take(results: Results): Promise<Permissions | null> {
  const refused = refusedTemplates().filter((id) => !isAcceptance(results[id] ?? ''))
  const refusedNow = Object.keys(results).filter((id) => !isAcceptance(results[id] ?? ''))
  keep(REFUSED_KEY, [...new Set([...refused, ...refusedNow])])
  keep(UNTOLD_KEY, [...untoldAnswers(), { results, askedAt: Date.now() }])
  for (const id of Object.keys(results)) answered.add(id)
  return tellAnswers()
}

/** `acceptWithAudio` and its like are acceptances too. */
const isAcceptance = (result: string): boolean => result.startsWith('accept')

const MAIN_SWITCH_OFF = 20004
const ASKED_IN_BACKGROUND = 20005
const NO_NETWORK: readonly number[] = [10002, 10003]
const NOT_BY_TAP = 10005

/** What remains are faults of ours, 10001 to 20013: she can do nothing about them and lacks nothing she came for. */
function whyNotAsked(errCode: number): string {
  if (errCode === MAIN_SWITCH_OFF)
    return '微信里关着订阅消息。想收的话，在右上角“···”的“设置”里打开“接收通知”，再回来点一次。'
  if (NO_NETWORK.includes(errCode)) return '网络不太顺，过一会儿再点一次。'
  if (errCode === NOT_BY_TAP || errCode === ASKED_IN_BACKGROUND) return '刚才没有问出来，再点一次就好。'
  return '这会儿开不了微信提醒，消息会照常放在“消息”里。'
}

const refusedTemplates = (): readonly string[] => wx.getStorageSync(REFUSED_KEY) || []
const untoldAnswers = (): readonly Untold[] => wx.getStorageSync(UNTOLD_KEY) || []

function keep(key: string, list: readonly unknown[]): void {
  if (list.length === 0) wx.removeStorageSync(key)
  else wx.setStorageSync(key, list)
}
