import type { ActView } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt, timeLabel } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import { money } from '../../amount'

/** What a clerk did, in a line. */
export interface ActRow {
  readonly id: string
  readonly what: string
  readonly note: string
  readonly points: string
}

export function actRow({ id, at, words, memberNo, receiptNo, amountFen, points, after }: ActView): ActRow {
  const about = [
    `${dayLabel(dayAt(at))} ${timeLabel(at)}`,
    ...(memberNo === null ? [] : [`会员 ${memberNo.slice(-4)}`]),
    ...(receiptNo === null ? [] : [`小票 ${receiptNo}`]),
    ...(amountFen ? [money(amountFen)] : []),
    ...(typeof after?.voucher === 'string' ? [after.voucher] : []),
  ]
  return { id, what: words, note: about.join(' · '), points: signed(points) }
}

function signed(points: number | null): string {
  if (points === null || points === 0) return ''
  return points > 0 ? `+${grouped(points)}` : `−${grouped(-points)}`
}
