import { type Missing, TOP_PRIZE_FEN } from '../domain/draw/publish-check'

/** What keeps an event from being published, in Chinese that says what to do (rule D-3). */
export function missingMessage({ what, prize }: Missing): string {
  return prize === undefined ? MESSAGES[what] : `奖品“${prize}”：${MESSAGES[what]}`
}

const MESSAGES: Readonly<Record<Missing['what'], string>> = {
  name: '请填写活动名称',
  rules: '请填写参与条件和抽奖方式',
  fallback: '请说明奖品发完以后怎么办',
  claimTerms: '请填写领奖方式',
  organiser: '请填写主办方',
  contact: '请填写联系方式',
  opensAt: '开始时间要在发布之后',
  closesAt: '结束时间要在开始之后，最长七天',
  claimBy: '领奖截止要在活动结束一天之后、六十天之内',
  chances: '每人抽奖机会一至三次，加赠条件为签到一至七天',
  prizes: '请设置一至十二种奖品',
  prizeIds: '奖品编号不能重复',
  oddsSum: '各奖品的概率相加不能超过 1',
  pointsBudget: '积分奖品的总积分超出了积分预算',
  prizeName: '请填写名称',
  prizeValue: '请填写价值，单位为分的整数',
  prizeTop: `价值不能超过 ${(TOP_PRIZE_FEN / 100).toLocaleString('en-US')} 元`,
  prizeOdds: '请填写概率，大于 0、不超过 1，最多六位小数',
  prizeUnits: '请填写数量，一至一万的整数',
  prizePoints: '请填写每份积分，一至一万的整数',
}
