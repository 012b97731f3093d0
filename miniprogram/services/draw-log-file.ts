import type { DrawLog, DrawLogLine } from '../../typings/contract'
import { type Answer, call } from './call'

/** A log on the phone, whole. */
export interface DrawLogFile {
  readonly path: string
  readonly name: string
  readonly lines: number
}

/** Reads the whole log of a revealed event, a page at a time, and keeps it as the file that `npm run verify-draw` checks.
 *  `onRead` hears how many lines there are by now. */
export async function saveDrawLog(eventId: string, onRead: (lines: number) => void): Promise<Answer<DrawLogFile>> {
  const lines: DrawLogLine[] = []
  for (let cursor = ''; ; ) {
    const answer = await call('member', 'drawLog', cursor === '' ? { eventId } : { eventId, cursor })
    if (!answer.ok) return answer
    const { next, ...log } = answer.data
    lines.push(...log.lines)
    onRead(lines.length)
    if (next === undefined) return { ok: true, data: write({ ...log, lines }) }
    cursor = next
  }
}

function write(log: DrawLog): DrawLogFile {
  const name = `会员日抽奖记录-${log.terms.id}.json`
  const path = `${wx.env.USER_DATA_PATH}/draw-log.json`
  wx.getFileSystemManager().writeFileSync(path, JSON.stringify(log), 'utf8')
  return { path, name, lines: log.lines.length }
}
