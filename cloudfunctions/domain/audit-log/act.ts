/** What somebody of the staff can do that is written down (rule L-1). */
export const ACT_KINDS = [
  'identify',
  'award',
  'reverse',
  'enrol',
  'invite',
  'dismiss',
  'limitStaff',
  'saveStore',
  'saveAwardRules',
  'saveCheckIn',
  'declareOutage',
  'verify',
  'wrongCode',
  'saveReward',
  'addUnits',
  'savePlan',
  'setRule',
  'saveEvent',
  'publishEvent',
  'closeEvent',
  'revealEvent',
  'exportCsv',
] as const

export type ActKind = (typeof ACT_KINDS)[number]

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
