import { anniversaryDueOf } from '../domain/gifts/gift-due'
import { happeningOf } from '../domain/happenings/happening'
import { newMember } from '../domain/member/member'
import { MEMBER_NO_BYTES, memberNoFrom } from '../domain/member/member-no'
import { answeredRequest, answerTo } from '../edge/answered'
import type { Ordered, Outcome } from '../edge/serve'
import { randomBytesOf, randomId, randomSeed } from '../platform/ids'
import { members, toHappenings } from '../platform/members'

interface Membership {
  readonly memberNo: string
  readonly joinedAt: number
}

/** A memberNo is drawn among 9·10^10; a second drawing that is taken too is a fault, not bad luck. */
const DRAWINGS = 3

/** Makes the caller a member, once: who is one already gets the membership she has. Two wire calls. */
export async function join(
  ordered: Ordered<{ source?: string | undefined; invitedBy?: string | undefined }>,
): Promise<Outcome<Membership>> {
  const { caller, input, now } = ordered
  for (let drawing = 1; drawing <= DRAWINGS; drawing++) {
    const known = await members.get(caller.openid)
    if (known !== null) return answerTo<Membership>(known, ordered) ?? membership(known)

    const state = newMember({
      memberNo: memberNoFrom(randomBytesOf(MEMBER_NO_BYTES)),
      accountId: randomId(),
      source: input.source,
      invitedBy: input.invitedBy,
      now,
    })
    const outcome = membership(state)
    const joined = { kind: 'joined', source: state.source } as const
    const facts = [joined, { kind: 'active', before: null, after: state.lastActiveDay } as const]
    const happenings = happeningOf({ accountId: state.points.id, change: '1', facts, now })
    // Versions of one life are below those of the next with the same openid: who read her before writes nothing after.
    const added = await members.add({
      _id: caller.openid,
      version: now,
      ...state,
      answered: [answeredRequest(ordered, outcome.answer)],
      outbox: [...happenings.map(toHappenings), { to: 'dues', document: anniversaryDueOf(state.points.id, now) }],
      outboxSince: now,
      codeKey: randomSeed(),
    })
    if (added === 'added') return outcome
  }
  throw new Error('no free memberNo')
}

function membership({ memberNo, joinedAt }: Membership): { readonly ok: true; readonly answer: Membership } {
  return { ok: true, answer: { memberNo, joinedAt } }
}
