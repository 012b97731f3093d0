import { documentsOf } from './documents'
import { sha256 } from './ids'
import { type RewardDocument, rewardKey } from './rewards'
import { commands } from './sdk'

/**
 * How often somebody drew in an event before she was erased, so that coming back brings no chance again (rule D-13). It lies
 * beside the members until the event is settled. It holds neither openid, account nor number, and only who has the openid
 * already can tell whose it is: an openid is longer than anybody can try. It is not keyed with the event's seed, since a draw
 * that had to read the seed first would make one more trip.
 */
interface DrewDocument {
  readonly _id: string
  readonly beside: string
  /** The number of her last draw. */
  readonly n: number
}

const marks = documentsOf<DrewDocument>('members')

/** No openid has a dollar in it. */
export const drewKey = (eventId: string, openid: string): string =>
  `${drewPrefix(eventId)}${sha256(JSON.stringify(['drew', eventId, openid]))}`

const drewPrefix = (eventId: string): string => `$drew-${eventId}-`

/** One wire call. */
export async function drewBefore(eventId: string, openid: string): Promise<number> {
  return (await marks.get(drewKey(eventId, openid)))?.n ?? 0
}

/** A reward, and the number that a mark holds: of each what is asked for. One wire call for both; none where nothing is. */
export async function findRewardAndMark(asked: {
  readonly rewardId: string | null
  readonly drew: { readonly eventId: string; readonly openid: string } | null
}): Promise<{ readonly wished: RewardDocument | null; readonly drewBefore: number }> {
  const reward = asked.rewardId === null ? null : rewardKey(asked.rewardId)
  const mark = asked.drew === null ? null : drewKey(asked.drew.eventId, asked.drew.openid)
  const ids = [reward, mark].filter((id) => id !== null)
  if (ids.length === 0) return { wished: null, drewBefore: 0 }
  const found = await documentsOf<RewardDocument | DrewDocument>('members').find({
    where: { _id: commands.in(ids) },
    limit: ids.length,
  })
  return {
    wished: found.find((document): document is RewardDocument => document._id === reward) ?? null,
    drewBefore: found.find((document): document is DrewDocument => document._id === mark)?.n ?? 0,
  }
}

/** Leaves the mark, or raises the one that is there: whoever comes late with less lowers nothing. One wire call, or two. */
export async function leaveMark(eventId: string, openid: string, n: number): Promise<void> {
  const _id = drewKey(eventId, openid)
  if ((await marks.add({ _id, beside: _id, n })) === 'added') return
  await marks.changeIf({ _id, n: commands.lt(n) }, { set: { n } })
}

/** Removes every mark of an event. One wire call, however many there are. */
export function removeMarks(eventId: string): Promise<number> {
  const prefix = drewPrefix(eventId)
  return marks.removeMatching({ _id: commands.gt(prefix).and(commands.lt(`${prefix}~`)) })
}
