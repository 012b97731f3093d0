import { isSigned, type Mac, readToken, signToken } from './signed-token'

/** How long a clerk may serve the member whose code was scanned (rule K-5). */
export const SESSION_LIFE_MS = 10 * 60_000

const KIND = 'session'

export interface Session {
  readonly memberNo: string
  /** When the code was scanned. */
  readonly openedAt: number
  /** What the clerk had awarded that day by then: how often, and how many points. Saves the award a look (rule S-5). */
  readonly turns: number
  readonly turnPoints: number
}

/** A session for one member at one clerk: signed with the clerk's own key, so it is nobody else's (rule K-5). */
export function openSession(session: Session, staffKey: string, mac: Mac): string {
  const { memberNo, openedAt, turns, turnPoints } = session
  return signToken([KIND, memberNo, ...[openedAt, turns, turnPoints].map((each) => each.toString(36))], staffKey, mac)
}

/** What a session says of itself; null for what is none. */
export function readSession(text: string): Session | null {
  const [kind, memberNo = '', ...numbers] = readToken(text, 5) ?? []
  const [openedAt, turns, turnPoints] = numbers.map((each) => Number.parseInt(each, 36))
  if (kind !== KIND || openedAt === undefined || turns === undefined || turnPoints === undefined) return null
  if (![openedAt, turns, turnPoints].every(Number.isSafeInteger)) return null
  return { memberNo, openedAt, turns, turnPoints }
}

export const isSessionOf = (text: string, staffKey: string, mac: Mac): boolean => isSigned(text, staffKey, mac)

/** How long after the scan an award that the clerk's phone kept without a network is still taken (rule K-6). */
export const KEPT_LIFE_MS = 24 * 60 * 60_000

/** Whether the session serves no more at `now`. An award that says when it was `made` on the phone is judged by that instant,
 *  as long as the phone kept it no longer than a day; one that is made in the future is made now. */
export function isSessionOver({ openedAt }: Session, now: number, made = now): boolean {
  const at = Math.min(made, now)
  return at < openedAt || at >= openedAt + SESSION_LIFE_MS || now >= openedAt + KEPT_LIFE_MS
}
