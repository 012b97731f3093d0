import type { MemberDayEvent } from '../../../typings/contract'
import { dayLabel } from '../../days/day'
import { dayAt, timeLabel } from '../../days/instant'
import type { SeenCommitment } from '../../services/seen-commitment'

/** Whether the commitment that is shown is the one that this phone saw while the answer was sealed. */
export interface Seal {
  readonly kind: 'unseen' | 'same' | 'other'
  /** Empty where the phone saw none, or nothing has been opened yet. */
  readonly words: string
}

export function sealOf({ commitment, seed }: MemberDayEvent, seen: SeenCommitment | null): Seal {
  if (seen === null || seed === undefined) return { kind: 'unseen', words: '' }
  const when = `${dayLabel(dayAt(seen.seenAt))} ${timeLabel(seen.seenAt)}`
  return seen.commitment === commitment
    ? { kind: 'same', words: `这部手机 ${when} 记下过承诺，和现在公布的一样` }
    : { kind: 'other', words: `这部手机 ${when} 记下的承诺和现在公布的不一样，请把这一页拿给店员看` }
}
