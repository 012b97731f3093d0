import * as v from 'valibot'
import { ACT_KINDS } from '../domain/audit-log/act'
import { CYCLE_LENGTH } from '../domain/check-in/schedule'
import { isOnTheCalendar } from '../domain/time/day'
import { byOperator } from '../edge/operator'
import { command, query, serve } from '../edge/serve'
import { audit } from './audit'
import { awardRules, saveAwardRules } from './award-rules'
import { checkInRules, declareOutage, saveCheckIn } from './check-in-rules'
import { eventActions } from './events/actions'
import { exportActions } from './exports/actions'
import { me } from './me'
import { planActions } from './membership/actions'
import { messageActions } from './messages/actions'
import { reportActions } from './reports/actions'
import { rewardActions } from './rewards/actions'
import { dismiss, inviteStaff, limitStaff, saveStore, staff, stores } from './staff'

/** Bounds of rule C-8. */
const Reward = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
/** What was read, to be written over; 0 for what nobody has set yet. */
const Version = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0)))
const Rewards = v.object({ rewards: v.pipe(v.array(Reward), v.length(CYCLE_LENGTH)), version: Version })
const DayOf = v.object({ day: v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar)) })
const Line = v.pipe(v.string(), v.maxLength(100))
const Id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
const SavingStore = v.object({
  id: v.exactOptional(Id),
  version: Version,
  name: Name,
  address: v.exactOptional(Line),
})
const DailyAwards = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))
const DailyPoints = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000))
const Limits = v.object({ staffId: Id, version: Version, dailyAwards: DailyAwards, dailyPoints: DailyPoints })
const Invitation = v.object({
  storeId: Id,
  role: v.picklist(['clerk', 'operator']),
  name: v.exactOptional(Name),
  dailyAwards: v.exactOptional(DailyAwards),
  dailyPoints: v.exactOptional(DailyPoints),
})
const AuditPage = v.object({
  cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{16}-[\w:.-]{1,120}$/))),
  who: v.exactOptional(Id),
  what: v.exactOptional(v.picklist(ACT_KINDS)),
})
/** Bounds of rule A-1: from nothing to tenfold. */
const Percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000))
const AwardRules = v.object({
  tiers: v.record(Id, Percent),
  days: v.record(v.pipe(v.string(), v.isoDate(), v.check(isOnTheCalendar)), Percent),
  version: Version,
})

export const main = serve({
  me: query(v.object({}), byOperator(me)),
  checkInRules: query(v.object({}), byOperator(checkInRules)),
  saveCheckIn: command(Rewards, byOperator(saveCheckIn)),
  declareOutage: command(DayOf, byOperator(declareOutage)),
  stores: query(v.object({}), byOperator(stores)),
  saveStore: command(SavingStore, byOperator(saveStore)),
  staff: query(v.object({}), byOperator(staff)),
  inviteStaff: command(Invitation, byOperator(inviteStaff)),
  limitStaff: command(Limits, byOperator(limitStaff)),
  dismiss: command(v.object({ staffId: Id }), byOperator(dismiss)),
  audit: query(AuditPage, byOperator(audit)),
  awardRules: query(v.object({}), byOperator(awardRules)),
  saveAwardRules: command(AwardRules, byOperator(saveAwardRules)),
  ...eventActions,
  ...rewardActions,
  ...planActions,
  ...messageActions,
  ...reportActions,
  ...exportActions,
})
