import type { BrandReward, RewardTerms } from '../../../../../typings/contract'
import { OWN_PICTURES, pictureOf, TAG_NAMES } from '../../../../rewards/reward-words'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'
import { fenFrom, wholeFault, wholeFrom, yuanFault, yuanTyped } from '../../form/figures'
import { instantFrom, momentTyped } from '../../form/moments'

/** What of a reward is written in its form; taking it off the shelf is an act of its own. */
export type WrittenTerms = Omit<RewardTerms, 'onSale'>

const MOST_YUAN = 100_000

export function rewardForm(reward: BrandReward | null): Form {
  if (reward === null) return NEW
  const { name, kind, about, picture, points, priceFen, memberPriceFen, valueFen, limit, audience } = reward
  const { opensAt, closesAt, voucherDays, tags } = reward
  return {
    name,
    kind,
    about,
    picture,
    points: String(points),
    value: valueFen === 0 ? '' : yuanTyped(valueFen),
    isPaid: priceFen > 0,
    price: yuanTyped(priceFen),
    memberPrice: yuanTyped(memberPriceFen),
    audience,
    isLimited: limit !== null,
    limit: limit ?? 1,
    isTimed: opensAt > 0,
    opens: opensAt > 0 ? momentTyped(opensAt) : '',
    ends: closesAt !== null,
    closes: closesAt === null ? '' : momentTyped(closesAt),
    voucherDays: String(voucherDays),
    tags: tags.join(','),
  }
}

const NEW: Form = {
  name: '',
  kind: 'goods',
  about: '',
  picture: 'cotton',
  points: '',
  value: '',
  isPaid: false,
  price: '',
  memberPrice: '',
  audience: 'member',
  isLimited: false,
  limit: 1,
  isTimed: false,
  opens: '',
  ends: false,
  closes: '',
  voucherDays: '60',
  tags: '',
}

/** Only what the answers so far ask for. */
export function rewardGroups(form: Form): FieldGroup[] {
  return [
    {
      id: 'what',
      fields: [
        { kind: 'text', key: 'name', label: '名称', most: 30, hint: '会员看到的名字' },
        { kind: 'choice', key: 'kind', label: '是什么', choices: KINDS },
        { kind: 'paragraph', key: 'about', label: '介绍', most: 500, hint: '几句话，说清楚是什么' },
        { kind: 'picture', key: 'picture', label: '图片', choices: pictures(String(form.picture)) },
        { kind: 'tags', key: 'tags', label: '相关的东西', choices: TAGS },
      ],
    },
    {
      id: 'price',
      title: '怎么换',
      fields: [
        { kind: 'whole', key: 'points', label: '需要积分', unit: '分', hint: '每份' },
        { kind: 'decimal', key: 'value', label: '店里卖', unit: '元', hint: '不写就不显示' },
        { kind: 'switch', key: 'isPaid', label: '到店再付一部分' },
        ...(form.isPaid
          ? ([
              { kind: 'decimal', key: 'price', label: '到店付', unit: '元' },
              { kind: 'decimal', key: 'memberPrice', label: '付费会员付', unit: '元' },
            ] as const)
          : []),
      ],
    },
    {
      id: 'who',
      title: '谁可以换',
      fields: [
        { kind: 'choice', key: 'audience', label: '为谁准备', choices: AUDIENCES },
        { kind: 'switch', key: 'isLimited', label: '每人限量' },
        ...(form.isLimited
          ? ([{ kind: 'count', key: 'limit', label: '每人最多', least: 1, most: 1000 }] as const)
          : []),
      ],
    },
    {
      id: 'when',
      title: '什么时候',
      fields: [
        { kind: 'switch', key: 'isTimed', label: '定时开始' },
        ...(form.isTimed ? ([{ kind: 'moment', key: 'opens', label: '开始', time: '10:00' }] as const) : []),
        { kind: 'switch', key: 'ends', label: '到时结束' },
        ...(form.ends ? ([{ kind: 'moment', key: 'closes', label: '结束', time: '22:00' }] as const) : []),
        { kind: 'whole', key: 'voucherDays', label: '券的有效期', unit: '天', note: '从兑换的第二天算起，到店领取。' },
      ],
    },
  ]
}

/** The terms as they are sent, or what is wrong, field by field (rule R-1). */
export function rewardTerms(form: Form): Checked<WrittenTerms> {
  const text = (key: string) => String(form[key]).trim()
  const typedFen = (key: string) => (text(key) === '' ? 0 : (fenFrom(text(key)) ?? 0))
  const { isPaid, isLimited, isTimed, ends } = form
  const memberPrice = text('memberPrice') === '' ? text('price') : text('memberPrice')
  const isOver = isTimed && ends && text('opens') !== '' && text('closes') !== '' && text('closes') <= text('opens')
  const faults = {
    name: text('name') === '' ? '请写名称' : '',
    points: wholeFault(text('points'), 1, 1_000_000),
    value: text('value') === '' ? '' : yuanFault(text('value'), MOST_YUAN),
    price: isPaid ? yuanFault(text('price'), MOST_YUAN, 1) : '',
    memberPrice: isPaid ? memberPriceFault(memberPrice, typedFen('price')) : '',
    opens: isTimed && text('opens') === '' ? '请选开始的日期' : '',
    closes: ends && text('closes') === '' ? '请选结束的日期' : isOver ? '结束要在开始之后' : '',
    voucherDays: wholeFault(text('voucherDays'), 1, 365),
    tags: text('tags').split(',').length > 5 ? '最多选五样' : '',
  }
  return checkedBy(faults, () => ({
    name: text('name'),
    kind: text('kind') as RewardTerms['kind'],
    about: text('about'),
    picture: text('picture'),
    points: wholeFrom(text('points')) ?? 0,
    priceFen: isPaid ? typedFen('price') : 0,
    memberPriceFen: isPaid ? (fenFrom(memberPrice) ?? 0) : 0,
    valueFen: typedFen('value'),
    limit: isLimited ? Number(form.limit) : null,
    audience: text('audience') as RewardTerms['audience'],
    opensAt: isTimed ? instantFrom(text('opens')) : 0,
    closesAt: ends ? instantFrom(text('closes')) : null,
    voucherDays: wholeFrom(text('voucherDays')) ?? 0,
    tags: text('tags') === '' ? [] : text('tags').split(','),
  }))
}

function memberPriceFault(memberPrice: string, priceFen: number): string {
  const fault = yuanFault(memberPrice, MOST_YUAN)
  if (fault !== '') return fault
  return (fenFrom(memberPrice) ?? 0) > priceFen ? '不能比到店付的多' : ''
}

const KINDS = [
  { value: 'goods', name: '实物' },
  { value: 'coupon', name: '礼券' },
  { value: 'service', name: '服务' },
]

const AUDIENCES = [
  { value: 'member', name: '全部会员' },
  { value: 'paid', name: '付费会员' },
]

const TAGS = Object.entries(TAG_NAMES).map(([value, name]) => ({ value, name }))

/** The pictures that come with the mini program, and her own if it has one. */
function pictures(chosen: string) {
  const own = ['cotton', ...OWN_PICTURES]
  const all = own.includes(chosen) || chosen === '' ? own : [chosen, ...own]
  return all.map((picture) => ({ value: picture, name: pictureOf({ picture }) }))
}
