import { randomHex } from './random-hex'

/**
 * The member's own part in a draw: a random string that her phone makes before it asks, so that the brand cannot have
 * chosen a seed that suits it. A draw whose answer was lost is asked again with the same one.
 */

const STORAGE_KEY = 'drawNonce'

interface DrawNonce {
  readonly eventId: string
  /** The number of the draw that it was made for. */
  readonly n: number
  readonly nonce: string
}

/** The nonce of a draw; made and kept where this draw has none yet. Only the latest draw's is kept: no other is asked again. */
export async function nonceFor({ eventId, n }: Omit<DrawNonce, 'nonce'>): Promise<string> {
  const kept: DrawNonce | '' = wx.getStorageSync(STORAGE_KEY)
  if (kept !== '' && kept.eventId === eventId && kept.n === n) return kept.nonce
  const nonce = await randomHex()
  wx.setStorageSync(STORAGE_KEY, { eventId, n, nonce })
  return nonce
}
