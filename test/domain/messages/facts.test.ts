import type { DrawRecord } from '../../../cloudfunctions/domain/draw/draw'
import type { DayEvent } from '../../../cloudfunctions/domain/draw/event'
import type { MemberState } from '../../../cloudfunctions/domain/member/member'
import type { Grant } from '../../../cloudfunctions/domain/membership/membership'
import type { Around } from '../../../cloudfunctions/domain/messages/around'
import type { Notice } from '../../../cloudfunctions/domain/messages/candidate'
import { factsOf } from '../../../cloudfunctions/domain/messages/facts'
import { RULES } from '../../../cloudfunctions/domain/messages/kinds'
import { templateData } from '../../../cloudfunctions/domain/messages/template-data'
import declared from '../../../cloudfunctions/templates.json'
import { around, at, NOON, reward, willing, wishing } from './message-world'

/** Texts as a member reads them: title, body, reason, and what stands in WeChat (rule N-9). */
type Text = readonly [title: string, body: string, reason: string, inWeChat: string]

const about = { _id: 'x', at: NOON, accountId: 'a1' } as const
const lot = { id: '2026-11', left: 1_200, expiresAt: at('2026-12-01T00:00:00.000') }
const until = at('2026-11-29T00:00:00.000')

const drawn = { id: 'e1-1', eventId: 'e1', n: 1, outcome: 'won', voucher: null } as DrawRecord
const grant = { name: '棉朵月卡', from: 0, until } as Grant
const opening = {
  id: 'e1',
  state: 'open',
  opensAt: 0,
  closesAt: at('2026-11-24T22:00:00.000'),
  ready: true,
  published: { current: { name: '周二会员日', closesAt: at('2026-11-24T22:00:00.000') } },
} as DayEvent

const base = wishing(willing(), ['towel'])
const member = (points: number, more: Partial<MemberState> = {}): MemberState => ({
  ...base,
  points: { ...base.points, lots: points === 0 ? [] : [{ ...lot, left: points }] },
  ...more,
})
const towel = reward('towel', { name: '无捻毛巾', points: 1_000, priceFen: 990, memberPriceFen: 990 })
const shelf = around([towel], {
  vouchers: new Map([['v1', { state: 'issued' as const, endsAt: until }]]),
  events: new Map([['e1', opening]]),
})
const wish = (kind: 'wishInReach' | 'wishBack' | 'wishDiscounted'): Notice => ({
  ...about,
  kind,
  rewardId: 'towel',
  before: { points: 1_100, priceFen: 1_000 },
})
const gift = (kind: 'birthday' | 'anniversary'): Notice => ({ ...about, kind, points: 50, day: '2026-11-23', years: 2 })

const TOLD: ReadonlyArray<readonly [Notice, MemberState, Text]> = [
  [
    {
      ...about,
      kind: 'prizeUnclaimed',
      eventId: 'e1',
      n: 1,
      prizeName: '帆布袋',
      claimBy: until,
      lastDay: '2026-11-28',
    },
    member(0, { draws: [drawn] }),
    [
      '奖品“帆布袋”还没领',
      '会员日抽中的“帆布袋”，11月29日 00:00 之前都可以领。',
      '您在会员日抽中了奖品，还没有领。',
      '帆布袋 2026-11-28 点开就能领取',
    ],
  ],
  [
    { ...about, kind: 'voucherEnding', voucherId: 'v1', name: '无捻毛巾', lastDay: '2026-11-28' },
    member(0),
    [
      '“无捻毛巾”快到期了',
      '您的“无捻毛巾”还没用，11月28日是最后一天。',
      '您有一张券还没用，快到期了。',
      '无捻毛巾 2026-11-28 到店请店员扫一下就能用',
    ],
  ],
  [
    { ...about, kind: 'pointsExpiring', lotId: lot.id, lastDay: '2026-11-30' } as Notice,
    member(1_200),
    [
      '1,200 积分快到期了',
      '有 1,200 积分用到11月30日为止，在那之前都可以换礼品。',
      '您有积分快到期，还来得及用。',
      '1200 2026-11-30 到期前都可以换礼品',
    ],
  ],
  [
    wish('wishInReach'),
    member(1_000),
    [
      '“无捻毛巾”的积分够了',
      '心愿里的“无捻毛巾”要 1,000 积分 + ¥9.90，您的积分够换了。',
      '您把它放进了心愿。',
      '无捻毛巾 1000 积分够了，随时可以换',
    ],
  ],
  [
    wish('wishBack'),
    member(0),
    [
      '“无捻毛巾”又有了',
      '心愿里的“无捻毛巾”又有了，要 1,000 积分 + ¥9.90。',
      '您把它放进了心愿。',
      '无捻毛巾 1,000 积分 + ¥9.90 心愿里的礼品又有了',
    ],
  ],
  [
    wish('wishDiscounted'),
    member(0),
    [
      '“无捻毛巾”便宜了',
      '心愿里的“无捻毛巾”原来要 1,100 积分 + ¥10，现在要 1,000 积分 + ¥9.90。',
      '您把它放进了心愿。',
      '无捻毛巾 1,000 积分 + ¥9.90 1,100 积分 + ¥10',
    ],
  ],
  [
    { ...about, kind: 'membershipEnding', name: '棉朵月卡', lastDay: '2026-11-28' },
    member(0, { membership: { grants: [grant], savedFen: 0, savedPoints: 0 } }),
    [
      '“棉朵月卡”快到期了',
      '您的“棉朵月卡”到11月28日为止，不会自动续费，想继续可以再开通。',
      '您的付费会员快到期，不会自动续费。',
      '棉朵月卡 2026-11-28 不会自动续费，想继续再开通',
    ],
  ],
  [
    gift('birthday'),
    member(0),
    [
      '祝您生日快乐',
      '祝您生日快乐。送您 50 积分，已经放进账户，没有任何条件。',
      '今天是您告诉我们的生日。',
      '祝您生日快乐 50 已经放进账户，没有任何条件',
    ],
  ],
  [
    gift('anniversary'),
    member(0),
    [
      '认识您 2 年了',
      '认识您 2 年了。送您 50 积分，已经放进账户，没有任何条件。',
      '您在这一天加入会员。',
      '认识您 2 年了 50 已经放进账户，没有任何条件',
    ],
  ],
  [
    { ...about, kind: 'memberDayOpening', eventId: 'e1' },
    member(0),
    [
      '周二会员日开始了',
      '周二会员日已经开始，11月24日 22:00 结束，不花积分。',
      '您说过会员日开始时想收到消息。',
      '周二会员日 2026-11-24 22:00 已经开始，不花积分',
    ],
  ],
]

test.each(TOLD.map((told) => [told[0].kind, ...told] as const))(
  'factsOf: %s, as she reads it',
  (kind, notice, of, text) => {
    const facts = factsOf(notice, { member: of, around: shelf as Around, now: NOON })
    if (facts === null) throw new Error('it is so')
    const keys = Object.values(declared).find((template) => template.kind === kind)?.keys ?? []
    const values = Object.values(templateData(keys, facts.values)).map(({ value }) => value)
    expect([facts.title, facts.body, facts.reason, values.join(' ')]).toEqual(text)
  },
)

test('factsOf: each of the ten kinds is read above', () => {
  expect(TOLD.map(([{ kind }]) => kind).sort()).toEqual(RULES.map(({ kind }) => kind).sort())
})
