/**
 * What the mini program and the cloud functions say to each other. Both sides import it; it holds types alone.
 *
 * Instants are epoch milliseconds (`…At`), days are `'YYYY-MM-DD'` in Asia/Shanghai, months `'YYYY-MM'`, points are whole,
 * money is whole fen (`…Fen`).
 */
import type { BrandCheckInActions, CheckInActions } from './check-in'
import type { BrandReportActions } from './console'
import type { BrandStaffActions, MemberCodeActions, StaffActions } from './counter'
import type { BrandEventActions, DrawActions } from './draw'
import type { BrandPlanActions, MembershipActions } from './membership'
import type { BrandMessageActions, MessageActions } from './messages'
import type { PointsActions } from './points'
import type { BrandRewardActions, RewardActions } from './rewards'
import type { RightsActions } from './rights'
import type { BehaviourActions, TagActions } from './tags'

export type * from './check-in'
export type * from './console'
export type * from './counter'
export type * from './draw'
export type * from './membership'
export type * from './messages'
export type * from './points'
export type * from './reply'
export type * from './rewards'
export type * from './rights'
export type * from './tags'

export interface MemberActions
  extends CheckInActions,
    PointsActions,
    DrawActions,
    MemberCodeActions,
    RewardActions,
    MembershipActions,
    TagActions,
    MessageActions,
    RightsActions {}

export interface BrandActions
  extends BrandCheckInActions,
    BrandEventActions,
    BrandStaffActions,
    BrandRewardActions,
    BrandPlanActions,
    BrandMessageActions,
    BrandReportActions {}

/** Every function a page may call, by name. */
export interface Functions {
  member: MemberActions
  brand: BrandActions
  staff: StaffActions
  behaviour: BehaviourActions
}
