import type {
  ActKindView,
  ActView,
  BrandAwardRules,
  BrandPlan,
  BrandReward,
  CheckInRules,
  StaffView,
  StoreView,
  StuckRefund,
} from '../../../../typings/contract'
import { yes } from '../../reward-samples'

export const shanghai = (time: string): number => Date.parse(`${time}+08:00`)

/** 2026-11-23 is a Monday. */
export const NOW = shanghai('2026-11-23T10:00:00')

export const towel: BrandReward = {
  id: 'towel',
  version: 3,
  name: '无捻毛巾',
  kind: 'goods',
  about: '纱线不加捻，吸水快。',
  picture: 'towel',
  points: 180,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 4_900,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 60,
  tags: ['bath'],
  onSale: true,
  units: 40,
  unitsLeft: 12,
}

export const monthly: BrandPlan = {
  id: 'monthly',
  version: 2,
  name: '棉朵月卡',
  term: 'month',
  priceFen: 3_150,
  benefits: {
    pointsPercent: 150,
    makeUpCards: 2,
    memberPrices: true,
    paidRewards: false,
    monthlyItem: { name: '棉布杯垫', valueFen: 1_900 },
    birthdayPoints: 100,
  },
  onSale: true,
}

export const huaihai: StoreView = { id: 'huaihai', name: '淮海路店', address: '淮海中路 8 号', version: 4 }

export const heqing: StaffView = {
  staffId: 's1',
  name: '何青',
  storeId: 'huaihai',
  role: 'clerk',
  dailyAwards: 300,
  dailyPoints: 100_000,
  enrolledAt: shanghai('2026-11-03T09:00:00'),
  dismissedAt: null,
  version: 7,
}

export const checkInRules: CheckInRules = {
  today: [5, 5, 10, 5, 10, 15, 30],
  tomorrow: [5, 5, 10, 5, 10, 15, 30],
  outages: ['2026-11-11'],
  version: 1,
}

export const awardRules: BrandAwardRules = {
  tiers: { member: 100, staff: 120 },
  days: { '2026-11-01': 300, '2026-12-01': 200 },
  version: 5,
}

export const act: ActView = {
  id: 'a1',
  at: shanghai('2026-11-23T09:58:00'),
  what: 'saveReward',
  words: '改礼品',
  staffId: 'first-operator',
  name: '首位运营',
  storeId: null,
  memberNo: null,
  receiptNo: null,
  amountFen: null,
  points: null,
  before: { name: '无捻毛巾', points: 200, priceFen: 0, onSale: true },
  after: { name: '无捻毛巾', points: 180, priceFen: 4_900, onSale: true },
}

/** What there is to look for in the log. */
export const KINDS: readonly ActKindView[] = [
  { what: 'saveReward', words: '改礼品' },
  { what: 'award', words: '积分' },
]

/** What the cloud says where everything is as it stands here. */
/** Of a merchant whose balance does not cover it. */
const stuckRefund: StuckRefund = {
  orderId: '0123456789abcdef0123456789abcdef',
  name: '棉朵月卡',
  refundFen: 3_000,
  since: shanghai('2026-11-22T21:04:00'),
  reason: '基本账户余额不足，请充值后重新发起',
}

export const replies: Readonly<Record<string, object>> = {
  rewards: yes({ rewards: [towel] }),
  plans: yes({ plans: [monthly] }),
  refunds: yes({ refunds: [stuckRefund] }),
  stores: yes({ stores: [huaihai] }),
  staff: yes({ staff: [heqing] }),
  checkInRules: yes(checkInRules),
  awardRules: yes(awardRules),
  audit: yes({ acts: [act], kinds: KINDS }),
  segments: yes({
    at: shanghai('2026-11-23T03:10:00'),
    segments: [
      { id: 'all', name: '全部会员', words: '加入了的每一位', members: 1_200, before: 1_180 },
      { id: 'silent', name: '三十天没来', words: '没有签到，也没有消费', members: 300, before: 312 },
      { id: 'paid', name: '付费会员', words: '会员还没到期', members: 48, before: null },
    ],
  }),
}

export const page = (name: string): string => `packages/brand/pages/${name}/${name}`
