import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { landOn, tableOf } from '../../../cloudfunctions/domain/draw/odds'
import { commitmentOf, entrantOf, rollOf } from '../../../cloudfunctions/domain/draw/roll'
import type {
  checkDraw as CheckDraw,
  DrawClaim,
  isProven as IsProven,
  PublishedEvent,
} from '../../../miniprogram/proof/draw'

// js-sha256 hands its work to Node where it finds it. A phone has none, and what runs there is what is proven here.
Object.assign(window, { JS_SHA256_NO_NODE_JS: true })
const { checkDraw, isProven } = require('../../../miniprogram/proof/draw') as {
  checkDraw: typeof CheckDraw
  isProven: typeof IsProven
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('hex')

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''))

/** A draw as the cloud decides it, published and revealed. */
const draws = fc
  .record({
    seed: hex(64),
    odds: fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 5 }),
    eventId: fc.string({ minLength: 1, unit: 'grapheme' }),
    accountId: fc.uuid(),
    n: fc.integer({ min: 1, max: 9 }),
    nonce: fc.string({ unit: 'grapheme' }),
    isSoldOut: fc.boolean(),
  })
  .map(({ seed, odds, eventId, accountId, n, nonce, isSoldOut }) => {
    const prizes = odds.map((millionths, index) => ({ id: `p${index}`, odds: millionths / 1_000_000 }))
    const table = tableOf(prizes)
    const entrant = entrantOf(eventId, accountId, sha256)
    const roll = rollOf({ seed, eventId, entrant, n, nonce }, hmac)
    const landed = landOn(table, roll)
    const event: PublishedEvent = { seed, commitment: commitmentOf(seed, sha256), prizes, table }
    const claim: DrawClaim = {
      eventId,
      entrant,
      n,
      nonce,
      roll,
      prizeId: isSoldOut ? null : landed,
      soldOutId: isSoldOut ? landed : null,
    }
    return { event, claim, landed }
  })

test('checkDraw: what the cloud has drawn is proven on the phone, to the same roll and the same row', () => {
  fc.assert(
    fc.property(draws, ({ event, claim, landed }) => {
      const check = checkDraw(event, claim)
      expect(isProven(check)).toBe(true)
      expect(check.roll).toBe(claim.roll)
      expect(check.landed?.prizeId ?? null).toBe(landed)
      expect(check.seedHash).toBe(event.commitment)
    }),
    { numRuns: 300 },
  )
})

type Forgery = (drawn: { event: PublishedEvent; claim: DrawClaim }) => { event: PublishedEvent; claim: DrawClaim }

const otherDigit = (text: string) => `${text.startsWith('0') ? '1' : '0'}${text.slice(1)}`

const FORGERIES: ReadonlyArray<[string, keyof ReturnType<typeof CheckDraw>['holds'], Forgery]> = [
  ['the seed', 'commitment', ({ event, claim }) => ({ event: { ...event, seed: otherDigit(event.seed) }, claim })],
  [
    'the commitment',
    'commitment',
    ({ event, claim }) => ({ event: { ...event, commitment: otherDigit(event.commitment) }, claim }),
  ],
  ['the event', 'roll', ({ event, claim }) => ({ event, claim: { ...claim, eventId: `${claim.eventId}x` } })],
  ['the entrant', 'roll', ({ event, claim }) => ({ event, claim: { ...claim, entrant: otherDigit(claim.entrant) } })],
  ['the number', 'roll', ({ event, claim }) => ({ event, claim: { ...claim, n: claim.n + 1 } })],
  ['the nonce', 'roll', ({ event, claim }) => ({ event, claim: { ...claim, nonce: `${claim.nonce}x` } })],
  ['the roll', 'roll', ({ event, claim }) => ({ event, claim: { ...claim, roll: claim.roll + 2 ** -52 } })],
  ['the prize', 'prize', ({ event, claim }) => ({ event, claim: { ...claim, prizeId: 'another', soldOutId: null } })],
  [
    'the prize that was sold out',
    'prize',
    ({ event, claim }) => ({ event, claim: { ...claim, prizeId: null, soldOutId: 'another' } }),
  ],
  [
    'an odd',
    'table',
    ({ event, claim }) => ({
      event: { ...event, prizes: event.prizes.map((prize, index) => (index > 0 ? prize : { ...prize, odds: 0.9 })) },
      claim,
    }),
  ],
  [
    'a range of the table',
    'table',
    ({ event, claim }) => ({
      event: { ...event, table: event.table.map((row, index) => (index > 0 ? row : { ...row, to: row.to + 1e-6 })) },
      claim,
    }),
  ],
  ['a row less', 'table', ({ event, claim }) => ({ event: { ...event, table: event.table.slice(1) }, claim })],
]

test.each(FORGERIES)('checkDraw: changing %s is found, at the step of the %s', (_field, step, forge) => {
  fc.assert(
    fc.property(draws, (drawn) => {
      const { event, claim } = forge(drawn)
      const check = checkDraw(event, claim)
      expect(isProven(check)).toBe(false)
      expect(check.holds[step]).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('checkDraw: a win that is kept back is found where the draw is her own; a line of the log cannot tell it from sold out', () => {
  fc.assert(
    fc.property(
      draws.filter(({ landed }) => landed !== null),
      ({ event, claim: { soldOutId: _told, ...claim } }) => {
        expect(isProven(checkDraw(event, { ...claim, prizeId: null, soldOutId: null }))).toBe(false)
        expect(isProven(checkDraw(event, { ...claim, prizeId: null }))).toBe(true)
      },
    ),
    { numRuns: 50 },
  )
})

test('checkDraw: golden values', () => {
  const check = checkDraw(
    {
      seed: '0'.repeat(64),
      commitment: sha256('0'.repeat(64)),
      prizes: [{ id: 'a', odds: 0.5 }],
      table: [{ prizeId: 'a', from: 0, to: 0.5 }],
    },
    { eventId: '会员日', entrant: 'ab', n: 1, nonce: 'n', roll: 0, prizeId: null },
  )
  expect(check.message).toBe('["会员日","ab",1,"n"]')
  expect(check.seedHash).toBe('60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55')
  expect(check.digest).toBe('89a915042022860763effa62d1d4bbb2822d6eeecbaba59485c733a836c21356')
  expect(check.roll).toBe(0.5377362380096518)
})
