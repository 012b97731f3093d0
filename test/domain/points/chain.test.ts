import { createHash } from 'node:crypto'
import { GENESIS, openAccount, type SealedEntry } from '../../../cloudfunctions/domain/points/account'
import { firstBreak, seal } from '../../../cloudfunctions/domain/points/chain'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { spend } from '../../../cloudfunctions/domain/points/spend'
import { startOfDay } from '../../../cloudfunctions/domain/time/day'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const NOW = startOfDay('2026-11-22')

function chainOfThree(): SealedEntry[] {
  const first = seal(
    earn({ account: openAccount('a'), points: 5, now: NOW, reason: 'checkIn', ref: '2026-11-22' }),
    sha256,
  )
  const second = seal(earn({ account: first.account, points: 10, now: NOW + 1, reason: 'purchase', ref: 'r1' }), sha256)
  const spent = spend({ account: second.account, points: 7, now: NOW + 2, ref: 'v1' })
  if (!spent.ok) throw new Error(spent.code)
  return [...first.entries, ...second.entries, ...seal(spent, sha256).entries]
}

test('seal: golden hashes, computed once by hand over the fields in their documented order', () => {
  const [first, second, third] = chainOfThree()
  const byHand = [
    `["${GENESIS}","a",0,${NOW},5,5,"checkIn","2026-11-22",[]]`,
    `["${first?.hash}","a",1,${NOW + 1},10,15,"purchase","r1",[]]`,
    `["${second?.hash}","a",2,${NOW + 2},-7,8,"redeem","v1",[["2027-11",7,${startOfDay('2027-12-01')}]]]`,
  ].map(sha256)
  expect([first?.hash, second?.hash, third?.hash]).toEqual(byHand)
  expect(third?.hash).toBe('bc9362bbb467b727edadd317983e25fa6e6a6bfaf5ac983cd7d8bb0d7563d44c')
})

test('firstBreak: a whole chain has none, and neither has an empty one', () => {
  expect(firstBreak(chainOfThree(), sha256)).toBeNull()
  expect(firstBreak([], sha256)).toBeNull()
})

test.each<[string, (entry: SealedEntry) => SealedEntry]>([
  ['delta', (entry) => ({ ...entry, delta: entry.delta + 1 })],
  ['balance', (entry) => ({ ...entry, balance: entry.balance + 1 })],
  ['at', (entry) => ({ ...entry, at: entry.at + 1 })],
  ['reason', (entry) => ({ ...entry, reason: 'makeUp' })],
  ['ref', (entry) => ({ ...entry, ref: 'else' })],
  ['number', (entry) => ({ ...entry, number: 7 })],
  ['prev', (entry) => ({ ...entry, prev: GENESIS })],
  ['hash', (entry) => ({ ...entry, hash: sha256('else') })],
  ['takes', (entry) => ({ ...entry, takes: [{ lotId: '2027-11', points: 1, expiresAt: 1 }] })],
  ['account', (entry) => ({ ...entry, accountId: 'b' })],
])('firstBreak: finds a changed %s at its entry', (_field, change) => {
  const chain = chainOfThree()
  const changed = chain.map((entry, index) => (index === 1 ? change(entry) : entry))
  expect(firstBreak(changed, sha256)).toBe(1)
})

test('firstBreak: finds an entry left out, one put in twice, and two swapped', () => {
  const [a, b, c] = chainOfThree() as [SealedEntry, SealedEntry, SealedEntry]
  expect(firstBreak([a, c], sha256)).toBe(1)
  expect(firstBreak([a, b, b, c], sha256)).toBe(2)
  expect(firstBreak([b, a, c], sha256)).toBe(0)
})
