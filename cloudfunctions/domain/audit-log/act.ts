/** What somebody of the staff can do that is written down (rule L-1), as one says it: in the log, in tables, and to a member
 *  who asks for her data. */
export const ACT_NAMES = {
  identify: '扫会员码',
  award: '积分',
  reverse: '退货收回',
  verify: '核销',
  wrongCode: '输错券码',
  enrol: '上岗',
  invite: '发邀请码',
  dismiss: '让人离岗',
  limitStaff: '改每日上限',
  saveStore: '改门店',
  saveReward: '改礼品',
  addUnits: '补货',
  savePlan: '改会员方案',
  saveAwardRules: '改积分倍数',
  saveCheckIn: '改签到奖励',
  declareOutage: '登记停机日',
  setRule: '改消息规则',
  saveEvent: '写会员日',
  deleteEvent: '删除会员日草稿',
  publishEvent: '发布会员日',
  closeEvent: '结束会员日',
  revealEvent: '拆封会员日',
  exportCsv: '导出表格',
} as const

export type ActKind = keyof typeof ACT_NAMES

export const ACT_KINDS = Object.keys(ACT_NAMES) as readonly ActKind[]

/** Who did it. The staffId is ours; an openid never stands in the log. */
export interface Actor {
  readonly staffId: string
  readonly name: string
  /** Null for the first operator, who stands in no store. */
  readonly storeId: string | null
}

/** One act, never edited (rule L-2). Its id follows from what was done, so that it is there once. */
export interface Act {
  readonly _id: string
  readonly at: number
  readonly what: ActKind
  readonly who: string
  readonly name: string
  readonly storeId: string | null
  readonly memberNo: string | null
  readonly receiptNo: string | null
  readonly amountFen: number | null
  /** Points given, or clawed back. */
  readonly points: number | null
  /** What the act changed, as it was and as it became; null where nothing was or nothing changed. */
  readonly before: ActFacts | null
  readonly after: ActFacts | null
  /** The request that did it, so that its repetition is known; null where something else keeps that. */
  readonly request: string | null
  /** Its place in the log: `at` and the id, so that pages neither repeat nor skip. */
  readonly place: string
}

export type ActFacts = Readonly<Record<string, string | number | boolean | null>>

type Drafted = Pick<Act, '_id' | 'at' | 'what'> &
  Partial<Pick<Act, 'memberNo' | 'receiptNo' | 'amountFen' | 'points' | 'before' | 'after' | 'request'>>

export function actOf(actor: Actor, draft: Drafted): Act {
  return {
    memberNo: null,
    receiptNo: null,
    amountFen: null,
    points: null,
    before: null,
    after: null,
    request: null,
    ...draft,
    who: actor.staffId,
    name: actor.name,
    storeId: actor.storeId,
    place: `${String(draft.at).padStart(16, '0')}-${draft._id}`,
  }
}
