import { createHash } from 'node:crypto'
import fc from 'fast-check'
import {
  balanceOf,
  livePoints,
  openAccount,
  type PointsAccount,
  type PointsChange,
  type SealedEntry,
} from '../../../cloudfunctions/domain/points/account'
import { firstBreak, seal } from '../../../cloudfunctions/domain/points/chain'
import { clawBack } from '../../../cloudfunctions/domain/points/claw-back'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { returnSpend } from '../../../cloudfunctions/domain/points/return-spend'
import { spend } from '../../../cloudfunctions/domain/points/spend'
import { PlainModel } from './plain-model'

/** `HISTORIES=1000000 npx jest --selectProjects domain histories` runs as many as one likes. */
const HISTORIES = Number(process.env.HISTORIES ?? 10_000)

const START = Date.parse('2026-11-22T08:00:00+08:00')
const HOUR_MS = 60 * 60 * 1000
const REFS = ['a', 'b', 'c']

/** Few refs and small counts, so that duplicates, replays and returns of returns meet often. */
const ref = fc.constantFrom(...REFS)
const count = fc.integer({ min: 1, max: 9 })
const step = fc.oneof(
  fc.record({ act: fc.constant('earn' as const), count }),
  fc.record({ act: fc.constant('purchase' as const), ref, count }),
  fc.record({ act: fc.constant('spend' as const), ref, count }),
  fc.record({ act: fc.constant('return' as const), ref, count: fc.option(count, { nil: undefined }) }),
  fc.record({ act: fc.constant('clawBack' as const), ref, count }),
  fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: -48, max: 72 }) }),
  fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 24 * 25, max: 24 * 70 }) }),
  fc.record({ act: fc.constant('waitForDeath' as const), milliseconds: fc.integer({ min: -1, max: 1 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

test('points: the domain and a plain model agree over random histories, and Σ entries = balance in every one', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => {
      const { account, entries, model, now } = live(steps)
      agree('what can be spent', livePoints(account, now), model.alive(now))
      agree('the chain', firstBreak(entries, sha256), null)
    }),
    { numRuns: HISTORIES },
  )
}, 1_000_000_000)

function live(steps: readonly Step[]) {
  const model = new PlainModel()
  const entries: SealedEntry[] = []
  let account = openAccount('account')
  let now = START

  const keep = (change: PointsChange) => {
    const sealed = seal(change, sha256)
    account = sealed.account
    entries.push(...sealed.entries)
  }
  for (const each of steps) {
    if (each.act === 'wait') {
      now += each.hours * HOUR_MS
      continue
    }
    if (each.act === 'waitForDeath') {
      now = Math.max(now, (account.lots[0]?.expiresAt ?? now) + each.milliseconds)
      continue
    }
    const said = inTheDomain(each, account, entries, now)
    if (said.ok) keep(said)
    agree('the answer', said.ok ? 'ok' : said.code, inTheModel(each, model, now))
    agree('the balance', balanceOf(account), model.balance())
    agree('the debt', account.debt, model.debt)
    agree('debt only without lots', account.debt > 0 && account.lots.length > 0, false)
    agree(
      'Σ entries',
      entries.reduce((sum, entry) => sum + entry.delta, 0),
      balanceOf(account),
    )
  }
  return { account, entries, model, now }
}

/** `expect` costs more than all the rules together, a million times over. */
function agree(what: string, domain: unknown, model: unknown): void {
  if (domain !== model) throw new Error(`${what}: the domain says ${domain}, the model ${model}`)
}

type Act = Exclude<Step, { act: 'wait' | 'waitForDeath' }>
type Said = ({ ok: true } & PointsChange) | { ok: false; code: string }

/** A ref is awarded and spent on once; later tries are replays, which the caller of the domain answers by their request. */
function inTheDomain(step: Act, account: PointsAccount, entries: readonly SealedEntry[], now: number): Said {
  switch (step.act) {
    case 'earn':
      return { ok: true, ...earn({ account, points: step.count, now, reason: 'checkIn', ref: 'day' }) }
    case 'purchase': {
      if (about(entries, `receipt-${step.ref}`).length > 0) return { ok: false, code: 'replay' }
      return { ok: true, ...earn({ account, points: step.count, now, reason: 'purchase', ref: `receipt-${step.ref}` }) }
    }
    case 'spend': {
      if (about(entries, `voucher-${step.ref}`).length > 0) return { ok: false, code: 'replay' }
      return spend({ account, points: step.count, now, ref: `voucher-${step.ref}` })
    }
    case 'return': {
      const request = { account, about: about(entries, `voucher-${step.ref}`), now }
      return returnSpend(step.count === undefined ? request : { ...request, points: step.count })
    }
    case 'clawBack':
      return clawBack({ account, about: about(entries, `receipt-${step.ref}`), points: step.count, now })
  }
}

function inTheModel(step: Act, model: PlainModel, now: number): string {
  switch (step.act) {
    case 'earn':
      model.earn(step.count, now)
      return 'ok'
    case 'purchase':
      if (model.awarded.has(step.ref)) return 'replay'
      model.earn(step.count, now, step.ref)
      return 'ok'
    case 'spend':
      return model.spent.has(step.ref) ? 'replay' : model.spend(step.count, now, step.ref)
    case 'return':
      return model.giveBack(step.ref, step.count, now)
    case 'clawBack':
      return model.clawBack(step.ref, step.count, now)
  }
}

function about(entries: readonly SealedEntry[], ref: string): SealedEntry[] {
  return entries.filter((entry) => entry.ref === ref)
}
