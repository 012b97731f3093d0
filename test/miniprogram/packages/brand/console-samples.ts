import type { BrandEvent, Dashboard, DayFigures, Report, RuleFigures } from '../../../../typings/contract'

const shanghai = (instant: string): number => Date.parse(`${instant}+08:00`)

/** 2026-12-01 is a Tuesday. */
export const draft: BrandEvent = {
  id: 'e1',
  version: 3,
  state: 'draft',
  weekly: true,
  name: '周二会员日',
  opensAt: shanghai('2026-12-01T10:00:00'),
  closesAt: shanghai('2026-12-01T22:00:00'),
  claimBy: shanghai('2026-12-15T22:00:00'),
  prizes: [
    { id: 'p1', kind: 'coupon', name: '20 元门店礼券', valueFen: 2_000, odds: 0.05, units: 50, unitsLeft: 0 },
    { id: 'p2', kind: 'points', name: '20 积分', valueFen: 20, points: 20, odds: 0.3, units: 300, unitsLeft: 0 },
  ],
  chances: { free: 1, bonus: 1, bonusDays: 3 },
  pointsBudget: 6_000,
  rules: '会员都能抽。',
  fallback: '抽中的奖品已经发完，这次没有奖品',
  claimTerms: '在会员日页面领取。',
  organiser: '棉朵家居有限公司',
  contact: '400-000-0000',
  amendments: [],
  missing: [],
  lacks: [],
}

export const published: BrandEvent = {
  ...draft,
  state: 'published',
  version: 5,
  commitment: 'c'.repeat(64),
  termsHash: 'd'.repeat(64),
  prizes: draft.prizes.map((prize) => ({ ...prize, unitsLeft: prize.units ?? 0 })),
}

export const open: BrandEvent = {
  ...published,
  state: 'open',
  prizes: published.prizes.map((prize) => ({ ...prize, unitsLeft: (prize.units ?? 0) - 10 })),
}

export const simulation = {
  draws: 10_000,
  costFen: { mean: 106.4, p95: 2_000 },
  hundredFen: {
    mean: Array.from({ length: 101 }, (_, draws) => draws * 106),
    p95: Array.from({ length: 101 }, (_, draws) => draws * 180),
  },
  totalFen: 106_000,
  prizes: [
    { id: 'p1', issued: 50 },
    { id: 'p2', issued: 290 },
  ],
}

const figures: Omit<DayFigures, 'day'> = {
  joined: 4,
  checkIns: 100,
  fullWeeks: 3,
  draws: 20,
  prizes: 5,
  prizeFen: 9_000,
  pointsIssued: 2_000,
  pointsRedeemed: 500,
  pointsExpired: 100,
  redemptions: 8,
  vouchersUsed: 6,
  awards: 10,
  ticketFen: 123_400,
  repeatAwards: 4,
  plansSold: 2,
  planFen: 7_800,
  refundFen: 0,
  messagesSent: 12,
  messagesSuppressed: 36,
  optOuts: 1,
}

/** One day of figures alone, whatever the span: what is summed up is the server's to say. */
export const report = (span: { readonly from: string; readonly to: string }): Report => ({
  span,
  days: [{ day: span.to, ...figures }],
  total: figures,
  liability: [
    { month: '2026-11', points: 0 },
    { month: '2026-12', points: 1_500 },
  ],
  draws: [{ eventId: 'e0', name: '周二会员日', costFen: 93_400, expectedFen: 101_200 }],
})

export const dashboard: Dashboard = {
  at: shanghai('2026-11-28T09:41:00'),
  day: '2026-11-28',
  members: { all: 1_412, newToday: 6, paid: 37 },
  today: { checkIns: 143, draws: 21, redemptions: 7, ticketFen: 386_200, plansSold: 1 },
  week: [
    { day: '2026-11-27', checkIns: 120, draws: 0 },
    { day: '2026-11-28', checkIns: 143, draws: 21 },
  ],
  signalToNoise: { value: 8.24, low: 6.1, high: 11.3 },
  needs: [{ kind: 'draft', words: '12月1日 的会员日还是草稿', page: '/packages/brand/pages/events/events' }],
}

export const rule: RuleFigures = {
  kind: 'pointsExpiring',
  version: 3,
  paused: false,
  pausedBecause: null,
  candidates: 320,
  sent: 120,
  suppressed: { notAllowed: 80, quietHours: 41 },
  opened: 88,
  acted: 40,
  irrelevant: 3,
  unsubscribed: 1,
  ratio: { value: 9.2, low: 6, high: 13 },
}
