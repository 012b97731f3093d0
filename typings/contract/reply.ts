export type ErrorCode =
  | 'INVALID_INPUT'
  | 'NOT_JOINED'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ALREADY_DONE'
  | 'POINTS_SHORT'
  | 'OUT_OF_STOCK'
  | 'LIMIT_REACHED'
  | 'NOT_OPEN'
  | 'LOCKED'
  | 'CODE_EXPIRED'
  | 'CODE_USED'
  | 'REQUEST_REUSED'
  | 'TRY_AGAIN'
  | 'INTERNAL'

export interface ReplyError {
  readonly code: ErrorCode
  /** Chinese, fit to show as it is. */
  readonly message: string
  /** What an event lacks before it can be published, each fit to show: `奖品“帆布袋”：请填写数量`. */
  readonly missing?: readonly string[]
}

export type Reply<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: ReplyError }

/** `wx.cloud.callFunction({ name, data: Call })`. `requestId` is required where an action changes state. */
export interface Call<Input = unknown> {
  readonly action: string
  readonly requestId?: string
  readonly input: Input
}

/** What an action is given and what it gives. */
export interface Action<Input, Data> {
  readonly input: Input
  readonly data: Data
}

/** Of an action that is given nothing. */
export type Nothing = Record<string, never>
