import { randomBytes } from 'node:crypto'
import { APP_ID } from '../../sdk-environment'

/** WeChat Pay answers in snake_case. `return_code` speaks of the request, `result_code` of the business. */
export type PayReply = Readonly<Record<string, unknown>>

export type PayArguments = Readonly<Record<string, unknown>>

interface PayCall {
  readonly args: PayArguments
  /** The person for whom the function calls. */
  readonly openid: string | undefined
}

export type PayApi = (call: PayCall) => PayReply | Promise<PayReply>

export type PayApis = Readonly<Record<string, PayApi>>

export const MERCHANT_ID = '1900000000'

export function paySucceeded(args: PayArguments, fields: PayReply): PayReply {
  return { ...envelope(args), result_code: 'SUCCESS', ...fields }
}

/** The request was understood and refused, such as `ORDERPAID`. */
export function payRefused(args: PayArguments, errCode: string, description: string): PayReply {
  return { ...envelope(args), result_code: 'FAIL', err_code: errCode, err_code_des: description }
}

/** A fault of WeChat Pay's own: it says nothing of what was asked about, and wants to be asked again. */
export const paySystemError = (args: PayArguments): PayReply => payRefused(args, 'SYSTEMERROR', '系统错误')

/** The request itself is wrong. */
export function payMalformed(message: string): PayReply {
  return { return_code: 'FAIL', return_msg: message }
}

export function nonce(): string {
  return randomBytes(16).toString('hex')
}

function envelope(args: PayArguments): PayReply {
  return {
    return_code: 'SUCCESS',
    return_msg: 'OK',
    appid: APP_ID,
    mch_id: MERCHANT_ID,
    sub_mch_id: args.sub_mch_id,
    nonce_str: nonce(),
    sign: nonce().toUpperCase(),
  }
}

/** `20261122212215`, in Shanghai, as WeChat Pay writes instants. */
export function payTime(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
}
