import templates from '../../cloudfunctions/templates.json'
import { NO_FATE } from '../../local/in-process/fate'
import type { Stage } from '../../local/in-process/stage'
import type { EventDraft, PlanTerm, RewardTerms } from '../../typings/contract'
import { CLERKS, MEMBERS, OPERATOR, type Scenery } from './company'

/** A Monday morning; the member day is on the Tuesday. */
export const STARTS_AT = Date.parse('2026-11-23T09:00:00.000+08:00')

const REWARD: RewardTerms = {
  name: '无捻毛巾',
  kind: 'goods',
  about: '一条吸水的毛巾。',
  picture: 'towel',
  points: 100,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 4_900,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 30,
  tags: ['bath'],
  onSale: true,
}

/** One with a limit, one with hardly any, one for paid members: what there is to run out of. */
const REWARDS: ReadonlyArray<{ readonly terms: RewardTerms; readonly units: number }> = [
  { terms: { ...REWARD, points: 70, limit: 2 }, units: 5 },
  { terms: { ...REWARD, name: '长绒枕套', points: 40, tags: ['bedding'] }, units: 2 },
  { terms: { ...REWARD, name: '棉朵围裙', points: 60, priceFen: 900, audience: 'paid', tags: ['wear'] }, units: 3 },
]

const BENEFITS = {
  pointsPercent: 150,
  makeUpCards: 2,
  memberPrices: true,
  paidRewards: true,
  monthlyItem: { name: '棉布杯垫', valueFen: 1_900 },
  birthdayPoints: 100,
}

const PLANS: ReadonlyArray<{ readonly name: string; readonly term: PlanTerm; readonly priceFen: number }> = [
  { name: '棉朵月卡', term: 'month', priceFen: 3_100 },
  { name: '棉朵年卡', term: 'year', priceFen: 73_200 },
]

const EVENT: EventDraft = {
  name: '周二会员日',
  rules: '每位会员一次，本周签到满三天再加一次。',
  claimTerms: '在会员日页面领取。',
  claimBy: Date.parse('2026-12-08T22:00:00.000+08:00'),
  organiser: '棉朵家居有限公司',
  contact: '400-000-0000',
  pointsBudget: 1000,
  chances: { free: 2, bonus: 1, bonusDays: 1 },
  prizes: [
    { id: 'bag', name: '帆布袋', kind: 'coupon', valueFen: 5900, odds: 0.5, units: 3 },
    { id: 'set', name: '四件套', kind: 'goods', valueFen: 50000, odds: 0.1, units: 1 },
    { id: 'points', name: '20 积分', kind: 'points', points: 20, valueFen: 20, odds: 0.3, units: 4 },
  ],
  weekly: true,
}

/** Puts up what a script is played in: a store with two clerks, rewards, plans, a published member day, and members, of whom
 *  the last has not joined and the others have bought something. Nothing goes wrong yet. */
export async function putUp(stage: Stage): Promise<Scenery> {
  let requests = 0
  const must = async <Data>(name: string, openid: string, action: string, input: object): Promise<Data> => {
    const data = { action, requestId: `setup-${++requests}`, input }
    const told = await stage.call({ name, openid, data, fate: NO_FATE })
    const { ok, data: answer } = told as { ok: boolean; data: Data }
    if (!ok) throw new Error(`${action}: ${JSON.stringify(told)}`)
    return answer
  }
  const brand = <Data>(action: string, input: object) => must<Data>('brand', OPERATOR, action, input)

  const { store } = await brand<{ store: { id: string } }>('saveStore', { name: '淮海路店' })
  const staffIds: string[] = []
  for (const clerk of CLERKS) {
    const invitation = { storeId: store.id, role: 'clerk', name: '小林', dailyAwards: 5, dailyPoints: 1_200 }
    const { invite } = await brand<{ invite: string }>('inviteStaff', invitation)
    const { staff } = await must<{ staff: { staffId: string } }>('staff', clerk, 'enrol', { invite })
    staffIds.push(staff.staffId)
  }
  const rewardIds: string[] = []
  for (const { terms, units } of REWARDS) {
    const { reward } = await brand<{ reward: { id: string } }>('saveReward', terms)
    await brand('addUnits', { rewardId: reward.id, units })
    rewardIds.push(reward.id)
  }
  const planIds: string[] = []
  for (const plan of PLANS) {
    const saved = await brand<{ plan: { id: string } }>('savePlan', { ...plan, benefits: BENEFITS, onSale: true })
    planIds.push(saved.plan.id)
  }
  const { event } = await brand<{ event: { id: string } }>('saveEvent', EVENT)
  await brand('publish', { eventId: event.id })
  const memberNos: string[] = []
  for (const [place, member] of MEMBERS.slice(0, -1).entries()) {
    const { memberNo } = await must<{ memberNo: string }>('member', member, 'join', {})
    memberNos.push(memberNo)
    // Each kind of message once: what is decided can be sent.
    const results = Object.fromEntries(Object.keys(templates).map((templateId) => [templateId, 'accept']))
    for (const templateId of Object.keys(templates)) await stage.accept(member, templateId)
    await must('member', member, 'subscribed', { results })
    const { token } = await must<{ token: string }>('member', member, 'memberCode', {})
    const { session } = await must<{ session: string }>('staff', CLERKS[0], 'identify', { token })
    await must('staff', CLERKS[0], 'award', { session, amountFen: 25_000, receiptNo: `S${place}` })
  }
  // Nothing of it is on its way any more.
  await stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate: NO_FATE })
  return { storeId: store.id, staffIds, rewardIds, planIds, eventId: event.id, memberNos, at: stage.now() }
}
