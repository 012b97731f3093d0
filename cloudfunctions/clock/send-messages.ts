import type { MessageDecision } from '../domain/messages/decision'
import { canArrive } from '../domain/messages/quiet-hours'
import { refusedBy } from '../domain/messages/refusals'
import { templateData } from '../domain/messages/template-data'
import { dayOf } from '../domain/time/day'
import { returnMessage } from '../edge/return-message'
import { findOwners, type MemberDocument } from '../platform/members'
import { findOpenMessages, moveDecision } from '../platform/messages'
import { templateOf } from '../platform/templates'
import { now as instant } from '../platform/time'
import { sendSubscribeMessage } from '../platform/wechat'

const MESSAGES_A_BATCH = 200

const BATCHES_A_RUN = 5

/** The platform ends a run after 60 seconds, and what is being sent then stays unknown: nothing is begun so late. */
const LAST_SENDING_MS = 40_000

/** Messages that are on their way at the same time, each to another member. */
const AT_ONCE = 8

/** The platform ends a function after 60 seconds: of a message that is longer on its way nobody will hear any more. */
const CLAIM_MS = 60_000

/**
 * Sends what was decided to be sent, once (rule N-8): a message is claimed before WeChat is asked, and what was claimed is
 * never asked for again, since WeChat would send it twice. Cut off in between, it is `unknown` a minute later. What is
 * refused ends there, and her day and her acceptance are given back. Returns how many were sent.
 */
export async function sendMessages(now: number): Promise<number> {
  let sent = 0
  for (let batch = 0; batch < BATCHES_A_RUN; batch++) {
    const open = await findOpenMessages(now, MESSAGES_A_BATCH)
    if (open.length === 0) break
    const owners = await findOwners([...new Set(open.map(({ accountId }) => accountId))])
    const ownerOf = new Map(owners.map((owner) => [owner.points.id, owner]))
    let moved = 0
    for (let from = 0; from < open.length; from += AT_ONCE) {
      if (instant() > now + LAST_SENDING_MS) return sent
      const steps = open.slice(from, from + AT_ONCE).map((each) => step(each, ownerOf.get(each.accountId) ?? null))
      const outcomes = await Promise.all(steps)
      sent += outcomes.filter((outcome) => outcome === 'sent').length
      moved += outcomes.filter((outcome) => outcome !== 'waits').length
    }
    // What others are sending at this moment stays where it is.
    if (open.length < MESSAGES_A_BATCH || moved === 0) break
  }
  return sent
}

type Step = 'sent' | 'moved' | 'waits'

async function step(message: MessageDecision, owner: MemberDocument | null): Promise<Step> {
  const now = instant()
  switch (message.state) {
    case 'toSend':
      return send(message, owner, now)
    case 'sending':
      if (now < (message.claimedAt ?? 0) + CLAIM_MS) return 'waits'
      return (await endUnknown(message, now)) ? 'moved' : 'waits'
    default:
      return (await returnMessage(message, owner, now)) ? 'moved' : 'waits'
  }
}

async function send(message: MessageDecision, owner: MemberDocument | null, now: number): Promise<Step> {
  const { day, kind, page, values, _id } = message
  const template = templateOf(kind)
  // Its hour is over, or its day: it stays in the inbox (rules N-5 and N-6).
  if (owner === null || !canArrive(now) || dayOf(now) !== day) {
    const late = { state: 'suppressed', failed: ['quietHours'] } as const
    const isLate = await moveDecision(message, { set: late }, ['suppressed', 'quietHours'], now)
    return isLate && (await returnMessage({ ...message, ...late }, owner, now)) ? 'moved' : 'waits'
  }
  const isMine = await moveDecision(message, { set: { state: 'sending', claimedAt: now } }, [], now)
  if (!isMine) return 'waits'
  const claimed = { ...message, state: 'sending' } as const

  const outcome =
    template === undefined
      ? ({ kind: 'refused', code: NO_TEMPLATE } as const)
      : await sendSubscribeMessage({
          openid: owner._id,
          templateId: template.id,
          page: `${page}${page.includes('?') ? '&' : '?'}message=${_id}`,
          data: templateData(template.keys, values),
        })
  if (outcome.kind === 'refused') {
    const { refusal, failed } = refusedBy(outcome.code)
    const refused = { state: 'refused', refusal, failed } as const
    const isWritten = await moveDecision(claimed, { set: refused }, ['suppressed', ...failed], now)
    return isWritten && (await returnMessage({ ...claimed, ...refused }, owner, now)) ? 'moved' : 'waits'
  }
  if (outcome.kind === 'unknown') return (await endUnknown(claimed, now)) ? 'moved' : 'waits'
  const sent = { set: { state: 'sent', sentAt: now }, remove: ['openSince'] } as const
  return (await moveDecision(claimed, sent, ['sent'], now)) ? 'sent' : 'waits'
}

/** Nobody will hear any more whether it was sent. */
function endUnknown(message: MessageDecision, now: number): Promise<boolean> {
  return moveDecision(message, { set: { state: 'unknown' }, remove: ['openSince'] }, ['suppressed'], now)
}

/** As WeChat says of a template that it does not know. */
const NO_TEMPLATE = 40037
