import { balanceOf, openAccount } from '../../../cloudfunctions/domain/points/account'
import { giveUp } from '../../../cloudfunctions/domain/points/give-up'

const now = Date.parse('2026-12-01T08:00:00+08:00')
const lot = (id: string, left: number, expiresAt: number) => ({ id, left, expiresAt })

test.each([
  ['nothing needs no entry', [], 0, ''],
  ['living points go by one entry', [lot('a', 30, now + 2), lot('b', 5, now + 3)], 0, 'erased -35'],
  ['a lot that is over is swept first', [lot('a', 30, now), lot('b', 5, now + 3)], 0, 'expiry -30 erased -5'],
  ['a debt goes too', [], 12, 'erased 12'],
])('giveUp: %s', (_fact, lots, debt, expected) => {
  const account = { ...openAccount('x'), lots, debt }
  const given = giveUp(account, now)
  expect(given.entries.map(({ reason, delta }) => `${reason} ${delta}`).join(' ')).toBe(expected)
  expect(balanceOf(given.account)).toBe(0)
  expect(given.account.entryCount).toBe(account.entryCount + given.entries.length)
})
