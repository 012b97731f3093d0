import type { HostContext } from '../context'
import { api, Refusal, syncApi } from './api'
import { ANSWER_AT_ONCE, ANSWER_LATER, EVENTS } from './wx-names'

/** Stands in for every method that the phone does not have. Calling one is written down among the host's warnings and
 *  fails with `name:fail not available on the local phone`; listening to an event that never comes is only written down. */
export function unavailable(
  context: HostContext,
  available: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const missing = (names: readonly string[]) => names.filter((name) => !(name in available))
  const record = (name: string) => {
    const warning = `wx.${name} is not available on the local phone`
    if (!context.warnings.includes(warning)) context.warnings.push(warning)
    console.warn(warning)
  }
  const refuse = (name: string) => () => {
    record(name)
    throw new Refusal(NOT_AVAILABLE)
  }
  return Object.fromEntries([
    ...missing(ANSWER_LATER).map((name) => [name, api(name, refuse(name))] as const),
    ...missing(ANSWER_AT_ONCE).map((name) => [name, syncApi(name, refuse(name))] as const),
    ...missing(EVENTS).map((name) => [name, () => record(name)] as const),
  ])
}

export const NOT_AVAILABLE = 'not available on the local phone'
