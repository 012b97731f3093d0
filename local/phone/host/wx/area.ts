import type { HostContext } from '../context'

/** One area of `wx`: its methods by name. */
export type Area = (context: HostContext) => Readonly<Record<string, unknown>>
