import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  type Entry,
  openAccount,
  type PointsAccount,
  type SealedEntry,
} from '../../../cloudfunctions/domain/points/account'
import { firstBreak, seal } from '../../../cloudfunctions/domain/points/chain'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { returnSpend } from '../../../cloudfunctions/domain/points/return-spend'
import { spend } from '../../../cloudfunctions/domain/points/spend'
import { statementOf } from '../../../cloudfunctions/domain/points/statement'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'
import type { endWalk as EndWalk, Misfit, Step, walkDown as WalkDown } from '../../../miniprogram/proof/chain'
import type { StatementEntry } from '../../../typings/contract'

// js-sha256 hands its work to Node where it finds it. A phone has none, and what runs there is what is proven here.
Object.assign(window, { JS_SHA256_NO_NODE_JS: true })
const { endWalk, WALK_START, walkDown } = require('../../../miniprogram/proof/chain') as {
  endWalk: typeof EndWalk
  walkDown: typeof WalkDown
  WALK_START: Parameters<typeof WalkDown>[0]
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const FIRST_DAY = startOfDay('2026-11-22')
const DAY_MS = 24 * 60 * 60 * 1000

interface Move {
  readonly kind: 'earn' | 'spend' | 'return'
  readonly points: number
  readonly daysLater: number
}

const moves = fc.array(
  fc.record<Move>({
    kind: fc.constantFrom('earn', 'earn', 'spend', 'return'),
    points: fc.integer({ min: 1, max: 60 }),
    daysLater: fc.integer({ min: 0, max: 120 }),
  }),
  { minLength: 1, maxLength: 25 },
)

/** A history as the cloud writes and seals it: points of every month, spent, returned, and lots that end in between. */
function historyOf(done: readonly Move[]): SealedEntry[] {
  let account: PointsAccount = openAccount('会员-7')
  const entries: SealedEntry[] = []
  const record = (change: { readonly account: PointsAccount; readonly entries: readonly Entry[] }) => {
    const sealed = seal(change, sha256)
    account = sealed.account
    entries.push(...sealed.entries)
  }
  let now = FIRST_DAY
  for (const [index, { kind, points, daysLater }] of done.entries()) {
    now += daysLater * DAY_MS
    const change = moveOf({ kind, points, account, now, ref: `"v${index}"\\`, entries })
    if (change !== null) record(change)
  }
  return entries
}

function moveOf(move: {
  kind: Move['kind']
  points: number
  account: PointsAccount
  now: number
  ref: string
  entries: readonly SealedEntry[]
}) {
  const { kind, points, account, now, ref, entries } = move
  if (kind === 'earn') return earn({ account, points, now, reason: 'purchase', ref })
  if (kind === 'spend') {
    const spent = spend({ account, points, now, ref })
    return spent.ok ? spent : null
  }
  const about = entries.filter((entry) => entry.ref === entries.find(({ reason }) => reason === 'redeem')?.ref)
  const returned = returnSpend({ account, about, now })
  return returned.ok ? returned : null
}

/** As the statement gives it: newest first. */
function shownOf(entries: readonly SealedEntry[]): StatementEntry[] {
  const account = openAccount('会员-7')
  return [...statementOf({ account, entries, below: Infinity, limit: Infinity, now: 0 }).entries]
}

/** Walks it in pages of `size`, to the end or the first misfit. */
function walked(shown: readonly StatementEntry[], size = shown.length + 1): Step {
  let step: Step = { ok: true, walk: WALK_START }
  for (let from = 0; step.ok && from < shown.length; from += size)
    step = walkDown(step.walk, shown.slice(from, from + size))
  return step.ok ? endWalk(step.walk) : step
}

function misfitOf(shown: readonly StatementEntry[]): Misfit {
  const step = walked(shown)
  if (step.ok) throw new Error('everything fits')
  return step.misfit
}

const THREE: readonly Move[] = [
  { kind: 'earn', points: 5, daysLater: 0 },
  { kind: 'earn', points: 10, daysLater: 40 },
  { kind: 'spend', points: 7, daysLater: 1 },
]

test('walkDown: accepts every history that the cloud seals, in pages of any size', () => {
  fc.assert(
    fc.property(moves, fc.integer({ min: 1, max: 7 }), (done, size) => {
      const history = historyOf(done)
      const step = walked(shownOf(history), size)
      expect(step).toEqual({ ok: true, walk: expect.objectContaining({ checked: history.length }) })
    }),
  )
})

/** The entry with one thing about it changed. */
const CHANGES: Readonly<Record<string, (entry: StatementEntry) => StatementEntry>> = {
  id: (entry) => ({ ...entry, id: `${entry.id}0` }),
  accountId: (entry) => ({ ...entry, accountId: '会员-8' }),
  number: (entry) => ({ ...entry, number: entry.number + 1 }),
  at: (entry) => ({ ...entry, at: entry.at + 1 }),
  day: (entry) => ({ ...entry, day: '2020-01-01' }),
  delta: (entry) => ({ ...entry, delta: entry.delta + 1 }),
  balance: (entry) => ({ ...entry, balance: entry.balance - 1 }),
  reason: (entry) => ({ ...entry, reason: 'givenBack' }),
  ref: (entry) => ({ ...entry, ref: `${entry.ref} ` }),
  prev: (entry) => ({ ...entry, prev: sha256(entry.prev) }),
  hash: (entry) => ({ ...entry, hash: sha256(entry.hash) }),
  'one take more': (entry) => ({
    ...entry,
    takes: [...(entry.takes ?? []), { lotId: '2027-11', points: 1, expiresAt: FIRST_DAY }],
  }),
}

test.each(Object.keys(CHANGES))('walkDown: names the entry whose %s was changed, wherever it stands', (what) => {
  fc.assert(
    fc.property(moves, fc.nat(), (done, place) => {
      const shown = shownOf(historyOf(done))
      fc.pre(shown.length > 0)
      const at = place % shown.length
      const changed = shown.map((entry, index) => (index === at ? (CHANGES[what]?.(entry) ?? entry) : entry))
      expect(misfitOf(changed)).toEqual({ entry: changed[at], why: 'content' })
    }),
  )
})

test('walkDown: every field of an entry is among those changed above', () => {
  const fields = new Set(shownOf(historyOf(THREE)).flatMap((entry) => Object.keys(entry)))
  fields.delete('takes')
  expect([...fields].filter((field) => !(field in CHANGES))).toEqual([])
})

test.each([
  ['lotId', { lotId: '2028-01' }],
  ['points', { points: 6 }],
  ['expiresAt', { expiresAt: 1 }],
])('walkDown: names the spend of which one take has another %s', (_field, change) => {
  const [newest, ...older] = shownOf(historyOf(THREE))
  if (newest?.takes === undefined) throw new Error('no spend')
  const [first, ...rest] = newest.takes.map((take) => ({ ...take }))
  const forged = { ...newest, takes: [{ ...first, ...change }, ...rest] } as StatementEntry
  expect(misfitOf([forged, ...older])).toEqual({ entry: forged, why: 'content' })
})

/** The same entry sealed anew, as a forger with the algorithm would. */
function resealed(entry: StatementEntry): StatementEntry {
  const takes = (entry.takes ?? []).map((take) => [take.lotId, take.points, take.expiresAt])
  const { prev, accountId, number, at, delta, balance, reason, ref } = entry
  return { ...entry, hash: sha256(JSON.stringify([prev, accountId, number, at, delta, balance, reason, ref, takes])) }
}

test('walkDown: names an entry that was changed and sealed anew, by the hash that the one above keeps', () => {
  const [newest, middle, first] = three()
  const forged = resealed({ ...middle, ref: 'else' })
  expect(misfitOf([newest, forged, first])).toEqual({ entry: forged, why: 'link' })
})

test('walkDown: names the entry whose balance does not follow, though all above was sealed anew', () => {
  const [newest, middle, first] = three()
  const richer = resealed({ ...middle, balance: middle.balance + 100 })
  const above = resealed({ ...newest, balance: newest.balance + 100, prev: richer.hash })
  expect(misfitOf([above, richer, first])).toEqual({ entry: richer, why: 'balance' })
})

test('walkDown: an entry left out is missed by the one above it', () => {
  const [newest, middle, first] = three()
  expect(misfitOf([newest, first])).toEqual({ entry: newest, why: 'gap' })
  expect(misfitOf([newest, middle])).toEqual({ entry: middle, why: 'gap' })
  expect(misfitOf([newest, newest, middle, first])).toEqual({ entry: newest, why: 'gap' })
})

test('endWalk: the first entry begins at nothing', () => {
  const [, , first] = three()
  const elsewhere = resealed({ ...first, prev: sha256('another chain') })
  expect(misfitOf([elsewhere])).toEqual({ entry: elsewhere, why: 'link' })
  const endowed = resealed({ ...first, balance: first.balance + 1 })
  expect(misfitOf([endowed])).toEqual({ entry: endowed, why: 'balance' })
  expect(walked([])).toEqual({ ok: true, walk: WALK_START })
})

test('walkDown: names the same entry as the cloud does, for a change that the hash covers', () => {
  fc.assert(
    fc.property(moves, fc.nat(), (done, place) => {
      const history = historyOf(done)
      fc.pre(history.length > 0)
      const at = place % history.length
      const changed = history.map((entry, index) => (index === at ? { ...entry, delta: entry.delta + 1 } : entry))
      expect(misfitOf(shownOf(changed)).entry.number).toBe(firstBreak(changed, sha256))
    }),
  )
})

function three(): [StatementEntry, StatementEntry, StatementEntry] {
  return shownOf(historyOf(THREE)) as [StatementEntry, StatementEntry, StatementEntry]
}
