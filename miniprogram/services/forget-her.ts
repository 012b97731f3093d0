import { letRecord } from './behaviour'
import { forgetHome } from './member'
import { forgetMemberDay } from './member-day'
import { forgetAwaited } from './membership'
import { forgetAnswered } from './permission'

/** Not hers: what a clerk did at the counter and the server has not heard of, that an operator works with this phone, and that
 *  nothing is recorded here. */
const STAYS: readonly string[] = ['keptActs', 'operatorPhone', 'behaviour']

/** Removes everything that this phone holds of her, whatever it is called. */
export function forgetHer(): void {
  for (const key of wx.getStorageInfoSync().keys) if (!STAYS.includes(key)) wx.removeStorageSync(key)
  letRecord(false)
  forgetHome()
  forgetMemberDay()
  forgetAwaited()
  forgetAnswered()
}
