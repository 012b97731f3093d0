/** Who can hold the demo phone. WeChat gives the openid; here it is chosen beside the phone. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** What makes this person worth trying, in a few words. */
  readonly note: string
}

export const XIAOMAN: Person = { openid: 'o_demo_linxiaoman', name: '林小满', note: '连续签到六天' }
export const ZHOUHE: Person = { openid: 'o_demo_zhouhe', name: '周禾', note: '漏过几天' }
export const CHENMU: Person = { openid: 'o_demo_chenmu', name: '陈木', note: '还没加入' }
export const SHENLAN: Person = { openid: 'o_demo_shenlan', name: '沈岚', note: '品牌运营' }
export const HEQING: Person = { openid: 'o_demo_heqing', name: '何青', note: '淮海路店店员' }

/** One in each store, in the order of the stores; the other two are seen in the log alone. */
export const CLERKS = [
  HEQING,
  { openid: 'o_demo_zhoumu', name: '周牧' },
  { openid: 'o_demo_linxi', name: '林溪' },
] as const

export const PEOPLE: readonly Person[] = [XIAOMAN, ZHOUHE, CHENMU, HEQING, SHENLAN]
