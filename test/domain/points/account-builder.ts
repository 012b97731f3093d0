import { type Entry, GENESIS, type Lot, type PointsAccount } from '../../../cloudfunctions/domain/points/account'

/** An account with lots written as `a30@500`: thirty points that die at instant 500. */
export function accountWith(lots: string, debt = 0): PointsAccount {
  return { id: 'account', lots: lots.split(' ').filter(Boolean).map(lotFrom), debt, entryCount: 0, lastHash: GENESIS }
}

/** The same way back, so that a test compares texts. */
export function showLots(account: PointsAccount): string {
  return account.lots.map((lot) => `${lot.id}${lot.left}@${lot.expiresAt}`).join(' ')
}

export function showTakes(entry: Entry | undefined): string {
  return (entry?.takes ?? []).map((take) => `${take.lotId}${take.points}`).join(' ')
}

function lotFrom(text: string): Lot {
  const [, id, left, expiresAt] = /^([a-z]+)(\d+)@(\d+)$/.exec(text) ?? []
  if (id === undefined) throw new Error(`not a lot: ${text}`)
  return { id, left: Number(left), expiresAt: Number(expiresAt) }
}
