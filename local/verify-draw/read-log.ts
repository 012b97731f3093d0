import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { DrawLog } from '../../typings/contract'

const Whole = v.pipe(v.number(), v.safeInteger())
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const Prize = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(['goods', 'coupon', 'points']),
  valueFen: Whole,
  points: v.exactOptional(Whole),
  odds: v.number(),
  units: Whole,
})

const Log = v.object({
  algorithm: v.literal('member-day-draw-1'),
  terms: v.object({
    id: v.string(),
    name: v.string(),
    opensAt: Whole,
    closesAt: Whole,
    prizes: v.array(Prize),
    chances: v.object({ free: Whole, bonus: Whole, bonusDays: Whole }),
    rules: v.string(),
    fallback: v.string(),
    claimTerms: v.string(),
    claimBy: Whole,
    organiser: v.string(),
    contact: v.string(),
    pointsBudget: Whole,
  }),
  amendments: v.array(
    v.object({
      at: Whole,
      kind: v.picklist(['moreUnits', 'longerClaim', 'closedEarly']),
      prizeId: v.exactOptional(v.string()),
      from: Whole,
      to: Whole,
    }),
  ),
  table: v.array(v.object({ prizeId: v.string(), from: v.number(), to: v.number() })),
  commitment: Hash,
  termsHash: Hash,
  seed: Hash,
  root: v.nullable(Hash),
  lines: v.array(
    v.object({
      entrant: v.string(),
      member: v.string(),
      n: Whole,
      at: Whole,
      nonce: v.string(),
      roll: v.number(),
      prizeId: v.nullable(v.string()),
      unit: v.nullable(v.string()),
    }),
  ),
})

/** A log as it was downloaded: one JSON object. Throws in words for who downloaded it when it is none. */
export function readLog(file: string): DrawLog {
  const parsed = v.safeParse(Log, JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`这不是一份抽奖记录：${v.getDotPath(issue) ?? ''} ${issue.message}`)
}
