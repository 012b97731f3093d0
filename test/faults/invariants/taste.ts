import { isProfiled } from '../../../cloudfunctions/domain/member/preferences'
import type { MessageDecision } from '../../../cloudfunctions/domain/messages/decision'
import { liveTags } from '../../../cloudfunctions/domain/tags/tag'
import { NO_STORES, nameOf } from '../../../cloudfunctions/domain/tags/words'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import type { RewardDocument } from '../../../cloudfunctions/platform/rewards'
import type { BehaviourEvent } from '../../../typings/contract'
import type { Said } from '../company'
import type { Ending } from '../play'
import { all, firstFault, type Invariant, leaversOf } from './invariant'

type Input = Said['input']

/** Whether what she was told is done certainly held at an instant: nothing that undoes it can have come between. */
function stood(
  { heard, said }: Ending,
  { openid, at }: { readonly openid: string; readonly at: number },
  done: readonly [action: string, is: (input: Input) => boolean],
  undone: (said: Said) => boolean,
): boolean {
  const [action, is] = done
  const undoing = said.filter((each) => each.openid === openid && undone(each))
  return heard.some((each) => {
    if (each.openid !== openid || each.action !== action || each.at > at || !is(each.input)) return false
    const asked = said.find((other) => other.requestId === each.requestId && other.openid === openid)
    return asked !== undefined && undoing.every(({ from, until }) => until < asked.from || from > at)
  })
}

/** No decision reads a tag that she threw away or paused, and none reads any while she wants nothing personal. */
export const decisionsReadWhatTheyMay: Invariant = (ending) => {
  const leavers = leaversOf(ending)
  const owners = new Map(membersOf(ending).map(({ _id, points }) => [points.id, _id]))
  return firstFault(all<MessageDecision>(ending, 'decisions'), ({ _id, accountId, at, tags }) => {
    const openid = owners.get(accountId)
    if (openid === undefined || leavers.has(openid) || tags.length === 0) return null
    const when = { openid, at }
    const isOff = stood(
      ending,
      when,
      ['preferences', ({ personalised }) => personalised === false],
      ({ action, input }) => action === 'preferences' && input.personalised === true,
    )
    if (isOff) return `decisions/${_id}: reads tags of one who wants nothing personal`
    const read = tags.find(
      ({ tag }) =>
        stood(ending, when, ['forgetTag', (input) => input.tag === tag], ({ action }) => SIGNS.has(action)) ||
        stood(
          ending,
          when,
          ['pauseTag', (input) => input.tag === tag && input.paused === true],
          ({ action, input }) => action === 'forgetTag' || (action === 'pauseTag' && input.paused === false),
        ),
    )
    return read === undefined ? null : `decisions/${_id}: reads ${read.tag}, which she had taken away`
  })
}

/** A tag that she threw away, and that nothing has brought back, is nowhere. */
export const forgottenTagsAreGone: Invariant = (ending) =>
  firstFault(membersOf(ending), ({ _id: openid, tags }) => {
    if (leaversOf(ending).has(openid)) return null
    const kept = tags.kept.find(({ tag }) =>
      stood(ending, { openid, at: ending.now }, ['forgetTag', (input) => input.tag === tag], ({ action }) =>
        SIGNS.has(action),
      ),
    )
    return kept === undefined ? null : `members/${openid}: has ${kept.tag} still, which she threw away`
  })

/** What brings a tag back. */
const SIGNS = new Set(['record', 'wish', 'redeem'])

/** Each batch of what a phone recorded counts once, whatever came of its request. */
export const batchesCountOnce: Invariant = (ending) => {
  const leavers = leaversOf(ending)
  const tagsOf = new Map(rewardsOf(ending).map(({ id, tags }) => [id, tags]))
  return firstFault(membersOf(ending), ({ _id: openid, tags }) => {
    if (leavers.has(openid)) return null
    const sent = batchesOf(ending, openid)
    const heard = new Set(ending.heard.filter((each) => each.openid === openid).map(({ requestId }) => requestId))
    const mayBeLess = ending.now - ending.scenery.at > FADES_MS || saidToForget(ending, openid)
    return firstFault(tags.kept, ({ tag, evidence }) =>
      firstFault(['view', 'abandon'], (kind) => {
        const signs = (batches: typeof sent) =>
          batches
            .flatMap(({ events }) => events)
            .filter((event) => event.kind === kind && tagsOf.get(event.target ?? '')?.includes(tag)).length
        const counted = evidence.find((each) => each.kind === kind)?.count ?? 0
        if (counted > signs(sent)) return `members/${openid}: ${counted} times ${kind} ${tag}, of ${signs(sent)}`
        const least = signs(sent.filter(({ requestId }) => heard.has(requestId)))
        return mayBeLess || counted >= least ? null : `members/${openid}: ${counted} times ${kind} ${tag}, not ${least}`
      }),
    )
  })
}

/** Sooner than this no tag fades away. */
const FADES_MS = 40 * 24 * 60 * 60_000

function batchesOf({ said }: Ending, openid: string) {
  const batches = new Map<string, readonly BehaviourEvent[]>()
  for (const { action, openid: whose, requestId, input } of said)
    if (action === 'record' && whose === openid) batches.set(requestId, input.events as readonly BehaviourEvent[])
  return [...batches].map(([requestId, events]) => ({ requestId, events }))
}

/** What was recorded while she wanted nothing personal, or of what she threw away, is not kept. */
const saidToForget = ({ said }: Ending, openid: string): boolean =>
  said.some(
    ({ openid: whose, action, input }) =>
      whose === openid && (action === 'forgetTag' || input.personalised === false || input.minor === true),
  )

/** Whoever wants nothing personal sees what everybody sees, and for the others nothing is moved but by tags that they have. */
export const shelvesAreTheirOwn: Invariant = (ending) => {
  const newest = rewardsOf(ending)
    .filter(({ onSale }) => onSale)
    .sort((a, b) => b.opensAt - a.opensAt || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  const members = new Map(membersOf(ending).map((member) => [member._id, member]))
  return firstFault(ending.shelves, ({ openid, seen }) => {
    const member = members.get(openid)
    if (member === undefined) return `${openid}: sees a shelf, and is no member`
    const { rewards, personalised } = seen
    if (personalised !== isProfiled(member)) return `${openid}: is told that personalised is ${personalised}`
    const names = personalised ? liveTags(member.tags, ending.now).map((tag) => nameOf(tag, NO_STORES)) : []
    const moved = rewards.find(({ because }) => because !== undefined && !names.some((name) => because.includes(name)))
    if (moved !== undefined) return `${openid}: ${moved.id} is moved ${moved.because}, which she does not have`
    const order = rewards.map(({ id }) => id)
    return names.length > 0 || order.join() === newest.join() ? null : `${openid}: sees ${order}, everybody ${newest}`
  })
}

const membersOf = (ending: Ending) => all<MemberDocument>(ending, 'members', { memberNo: { $gt: '' } })

const rewardsOf = (ending: Ending) =>
  all<RewardDocument>(ending, 'members', { _id: { $in: ending.scenery.rewardIds.map((id) => `$reward-${id}`) } })
