import type { Missing } from './draw/publish-check'
import type { Day } from './time/day'

/**
 * What a person can cause and is told about: a closed union of codes with facts and no sentences. The edge puts it into
 * Chinese. A fault is never one of these; it is thrown.
 */
export type Refusal =
  | { readonly ok: false; readonly code: 'INVALID_INPUT'; readonly what: InvalidInput; readonly field?: string }
  | {
      readonly ok: false
      readonly code: 'INVALID_INPUT'
      readonly what: 'unpublishable'
      readonly missing: readonly Missing[]
    }
  | { readonly ok: false; readonly code: 'NOT_JOINED' }
  | {
      readonly ok: false
      readonly code: 'NOT_ALLOWED'
      readonly why?: 'self' | 'notStaff' | 'notOperator' | 'session' | 'paidOnly' | 'shipped'
    }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly done: 'checkIn' | 'makeUp'; readonly day: Day }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly done: 'publish' | 'claimPrize' | 'returnVoucher' }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly done: 'enrol' | 'dismiss' | 'birthday' }
  | {
      readonly ok: false
      readonly code: 'ALREADY_DONE'
      readonly done: 'award'
      readonly at: number
      readonly points: number
    }
  | { readonly ok: false; readonly code: 'ALREADY_DONE'; readonly done: 'reverse'; readonly leftFen: number }
  | {
      readonly ok: false
      readonly code: 'NOT_FOUND'
      readonly what:
        | 'event'
        | 'prize'
        | 'code'
        | 'receipt'
        | 'store'
        | 'staff'
        | 'invite'
        | 'reward'
        | 'voucher'
        | 'plan'
        | 'order'
        | 'tag'
        | 'message'
        | 'export'
    }
  | {
      readonly ok: false
      readonly code: 'NOT_OPEN'
      readonly what: 'makeUp' | 'event' | 'claim' | 'close' | 'reveal' | 'log' | 'reward' | 'return' | 'pay' | 'cancel'
    }
  | {
      readonly ok: false
      readonly code: 'LIMIT_REACHED'
      readonly what: 'makeUpCards' | 'chances' | 'draws' | 'awardsToday' | 'pointsToday' | 'wrongCodes'
    }
  | {
      readonly ok: false
      readonly code: 'LIMIT_REACHED'
      readonly what: 'reward'
      readonly limit: number
      readonly left: number
    }
  | { readonly ok: false; readonly code: 'POINTS_SHORT'; readonly missing: number }
  | { readonly ok: false; readonly code: 'OUT_OF_STOCK' }
  | { readonly ok: false; readonly code: 'LOCKED'; readonly why: 'published' | 'changed' }
  | { readonly ok: false; readonly code: 'CODE_EXPIRED'; readonly what: 'code' | 'session' | 'invite' | 'voucher' }
  | { readonly ok: false; readonly code: 'CODE_USED'; readonly what: 'invite' }
  | { readonly ok: false; readonly code: 'CODE_USED'; readonly what: 'code'; readonly at: number }
  | {
      readonly ok: false
      readonly code: 'CODE_USED'
      readonly what: 'voucher'
      readonly at: number
      readonly storeName: string
    }
  | { readonly ok: false; readonly code: 'CODE_USED'; readonly what: 'returned'; readonly at: number }
  | { readonly ok: false; readonly code: 'REQUEST_REUSED' }
  | { readonly ok: false; readonly code: 'TRY_AGAIN' }

export type InvalidInput =
  | 'call'
  | 'action'
  | 'requestId'
  | 'field'
  | 'identity'
  | 'size'
  /** WeChat would not have others read it. */
  | 'unfitText'
  /** A code for a phone number that WeChat does not know any more. */
  | 'phoneCode'
