import type { BrandActions } from '../../typings/contract'
import { ACT_KINDS, ACT_NAMES } from '../domain/audit-log/act'
import { actPage, NEWEST } from '../domain/audit-log/act-view'
import type { Asked, Outcome } from '../edge/serve'
import { findActsBefore } from '../platform/counter'

const PAGE = 50

const KINDS = ACT_KINDS.map((what) => ({ what, words: ACT_NAMES[what] }))

/** The audit log, newest first (rule L-3). One wire call. */
export async function audit({
  input,
}: Asked<{ cursor?: string; who?: string; what?: string }>): Promise<Outcome<BrandActions['audit']['data']>> {
  const { who, what, cursor = NEWEST } = input
  const acts = await findActsBefore({ who, what, place: cursor, limit: PAGE + 1 })
  return { ok: true, answer: { ...actPage(acts, PAGE), kinds: KINDS } }
}
