import type { PayArguments } from './pay-reply'

export const TRADE_NO = /^[0-9A-Za-z_-]{1,32}$/
export const REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/

/** The first of these arguments that is missing or is not a non-empty text. */
export function missingText(args: PayArguments, names: readonly string[]): string | undefined {
  return names.find((name) => typeof args[name] !== 'string' || args[name] === '')
}

/** Whether this is a sum of money that can be paid: whole fen, from 1. */
export function isFee(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}
