/** What a field is called where a person fills it in. */
const FIELDS: Readonly<Record<string, string>> = {
  about: '介绍',
  address: '地址',
  amountFen: '金额',
  avatar: '头像',
  benefits: '权益',
  birthday: '生日',
  chances: '抽奖机会',
  claimBy: '领奖截止',
  claimTerms: '领奖方式',
  closesAt: '结束时间',
  code: '券码',
  contact: '联系方式',
  dailyAwards: '每天次数',
  dailyPoints: '每天积分',
  day: '日期',
  days: '日期',
  fallback: '奖品发完以后',
  from: '开始日期',
  invite: '邀请码',
  limit: '每人限换',
  memberPriceFen: '会员价',
  name: '名称',
  nickname: '昵称',
  opensAt: '开始时间',
  organiser: '主办方',
  phone: '手机号',
  points: '积分',
  pointsBudget: '积分预算',
  priceFen: '价格',
  prizes: '奖品',
  quantity: '数量',
  receiptNo: '小票号',
  rewards: '签到奖励',
  rules: '参与方式',
  tags: '标签',
  tiers: '积分倍数',
  to: '结束日期',
  units: '数量',
  valueFen: '价值',
  voucherDays: '有效天数',
}

/** Says which field is meant, by its first word: `benefits.pointsPercent` stands under 权益. */
export function fieldMessage(field = ''): string {
  const [first = ''] = field.split('.')
  const name = Object.hasOwn(FIELDS, first) ? FIELDS[first] : undefined
  return name === undefined ? '有一处内容不对，请检查后再试' : `“${name}”填写有误，请检查后再试`
}
