import type { WireRequest } from './wire-request'

/** What an action answers: JSON in an envelope, or the raw bytes of the protobuf and pay replies. */
export type WireAnswer = { readonly data?: unknown; readonly transactionId?: string } | { readonly bytes: Uint8Array }

export type WireAction = (request: WireRequest) => WireAnswer | Promise<WireAnswer>

export type WireActions = Readonly<Record<string, WireAction>>
