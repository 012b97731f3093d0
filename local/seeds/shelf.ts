import type { RewardTerms } from '../../typings/contract'

const DAY_MS = 24 * 60 * 60 * 1000

export interface ShelvedReward {
  readonly terms: RewardTerms
  readonly units: number
}

type Sketch = Pick<RewardTerms, 'name' | 'kind' | 'about' | 'picture' | 'points' | 'valueFen' | 'tags'> &
  Partial<RewardTerms> & { readonly units: number }

/** What 棉朵 has on its shelf, cheapest first. */
const SKETCHES: readonly Sketch[] = [
  {
    name: '棉布杯垫',
    kind: 'goods',
    about: '裁剩的本白棉布缝的杯垫，一套两片，可以机洗。',
    picture: 'coaster',
    points: 30,
    valueFen: 1_200,
    tags: ['table'],
    units: 200,
    limit: 4,
  },
  {
    name: '满 100 减 10 元券',
    kind: 'coupon',
    about: '三家门店通用，和店内活动可以一起用。',
    picture: 'coupon',
    points: 60,
    valueFen: 1_000,
    tags: ['coupon'],
    units: 500,
    limit: 3,
  },
  {
    name: '衣物缝补一件',
    kind: 'service',
    about: '开线、掉扣、小破洞，交给店里的师傅，两天后来取。',
    picture: 'mending',
    points: 80,
    valueFen: 2_000,
    tags: ['care'],
    units: 60,
    limit: 2,
  },
  {
    name: '长绒棉袜一双',
    kind: 'goods',
    about: '薄厚适中，不勒脚踝。到店选颜色和尺码。',
    picture: 'sock',
    points: 120,
    valueFen: 2_900,
    tags: ['wear'],
    units: 120,
  },
  {
    name: '无捻毛巾',
    kind: 'goods',
    about: '纱线不加捻，吸水快、干得也快，越洗越软。',
    picture: 'towel',
    points: 180,
    valueFen: 4_900,
    tags: ['bath'],
    units: 80,
    limit: 5,
  },
  {
    name: '棉麻帆布袋',
    kind: 'goods',
    about: '装得下一周的菜。本白和苔绿两色，到店选。',
    picture: 'bag',
    points: 200,
    valueFen: 5_900,
    tags: ['wear'],
    units: 40,
  },
  {
    name: '香薰手作课',
    kind: 'service',
    about: '周六下午两点，淮海路店二楼。一人一席，带走自己调的一小瓶。',
    picture: 'scent',
    points: 260,
    valueFen: 12_800,
    tags: ['scent'],
    units: 12,
    limit: 1,
  },
  {
    name: '乳木果护手霜',
    kind: 'goods',
    about: '付费会员专享。淡淡的棉花香，小管，放得进口袋。',
    picture: 'cream',
    points: 90,
    valueFen: 3_900,
    tags: ['care'],
    units: 50,
    audience: 'paid',
    limit: 2,
  },
  {
    name: '荞麦枕',
    kind: 'goods',
    about: '积分换一半，到店再付一半。枕套可以拆洗。',
    picture: 'pillow',
    points: 300,
    priceFen: 4_900,
    memberPriceFen: 3_900,
    valueFen: 12_900,
    tags: ['bedding'],
    units: 30,
  },
  {
    name: '双层纱布盖毯',
    kind: 'goods',
    about: '空调房里刚刚好。1.2 × 1.5 米，本白。',
    picture: 'blanket',
    points: 480,
    valueFen: 16_900,
    tags: ['bedding'],
    units: 20,
    limit: 1,
  },
  {
    name: '长绒棉四件套',
    kind: 'goods',
    about: '六十支新疆长绒棉，1.5 米床。积分之外再付 399 元。',
    picture: 'bedding',
    points: 800,
    priceFen: 39_900,
    memberPriceFen: 35_900,
    valueFen: 89_900,
    tags: ['bedding'],
    units: 6,
    limit: 1,
  },
  {
    name: '节气茶一罐',
    kind: 'goods',
    about: '白茶，三十克。换完了，又有了会告诉把它放进心愿的人。',
    picture: 'tea',
    points: 150,
    valueFen: 4_500,
    tags: ['table'],
    units: 0,
  },
]

/** On sale since a while before `now`; the cheapest was put up last, so that it comes first. */
export function demoRewards(now: number): ShelvedReward[] {
  return SKETCHES.map(({ units, ...sketch }, place) => ({
    units,
    terms: {
      priceFen: 0,
      memberPriceFen: 0,
      limit: null,
      audience: 'member',
      opensAt: now - (place + 92) * DAY_MS,
      closesAt: null,
      voucherDays: 60,
      onSale: true,
      ...sketch,
    },
  }))
}
