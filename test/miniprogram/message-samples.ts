import type { InboxMessage, MayAsk, WhyMessage } from '../../typings/contract'

export const expiring: InboxMessage = {
  id: 'm1',
  kind: 'pointsExpiring',
  title: '有积分快到期',
  body: '120 积分到 11月30日 为止，可以换一条无捻毛巾。',
  at: Date.parse('2026-11-23T10:12:00+08:00'),
  sent: true,
  reason: '因为您有 120 积分这个月底到期',
  page: 'pages/rewards/rewards?from=message',
  opened: false,
  irrelevant: false,
}

export const wishBack: InboxMessage = {
  ...expiring,
  id: 'm2',
  kind: 'wishBack',
  title: '心愿里的毛巾又有了',
  body: '无捻毛巾补了 20 条。',
  at: Date.parse('2026-11-21T23:40:00+08:00'),
  sent: false,
  reason: '因为您把无捻毛巾放进了心愿',
  page: '/pages/reward/reward?id=towel',
}

export const why: WhyMessage = {
  message: wishBack,
  ruleVersion: 3,
  gates: [
    { gate: 'notRelevant', passed: true, words: '和您有关：您把它放进了心愿' },
    { gate: 'notAllowed', passed: true, words: '您没有关掉这类提醒' },
    { gate: 'noQuota', passed: true, words: '微信里还允许发 1 次' },
    { gate: 'alreadyToday', passed: true, words: '那天还没有发过别的' },
    { gate: 'quietHours', passed: false, words: '当时是 23:40，在 22 点到 9 点之间' },
    { gate: 'notWorthIt', passed: true, words: '值得说一声' },
  ],
  worth: { chance: 0.42, value: 3, cost: 0.45, expected: 0.81 },
  tags: ['常看毛巾'],
  outcome: '没有发到微信，放在“消息”里等您来看。',
}

export const afterCheckIn: MayAsk = { moment: 'checkIn', kinds: ['memberDayOpening'], templateIds: ['t-opening'] }
export const afterWish: MayAsk = {
  moment: 'wish',
  kinds: ['wishInReach', 'wishBack', 'wishDiscounted'],
  templateIds: ['t-reach', 't-back'],
}
export const afterRedeeming: MayAsk = { moment: 'redeem', kinds: ['voucherEnding'], templateIds: ['t-voucher'] }
