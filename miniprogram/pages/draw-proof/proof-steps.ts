import type { DrawnPrize, MemberDayEvent } from '../../../typings/contract'
import { checkDraw, type DrawCheck, type DrawClaim, isProven } from '../../proof/draw'

export interface ProofStep {
  readonly title: string
  /** Null while the seed is not known. */
  readonly holds: boolean | null
  readonly words: string
  readonly figures: ReadonlyArray<{ readonly name: string; readonly value: string }>
}

export interface TableRow {
  readonly name: string
  readonly range: string
  readonly isLanded: boolean
}

export interface DrawProofView {
  readonly verdict: 'proven' | 'broken' | 'sealed'
  readonly headline: string
  readonly steps: readonly ProofStep[]
  readonly rows: readonly TableRow[]
}

/** The proof of one draw, in the order in which it is computed. Before the seed is known: what is known of it by then. */
export function proofOf(event: MemberDayEvent, claim: DrawClaim, whose: Whose): DrawProofView {
  const { seed } = event
  if (seed === undefined) return sealedProof(event, claim, whose)
  return openProof(event, claim, { whose, check: checkDraw({ ...event, seed }, claim) })
}

export type Whose = 'mine' | 'theirs'

const NONCE_NAMES: Readonly<Record<Whose, string>> = {
  mine: '您的手机在抽之前生成的随机串',
  theirs: '这位会员的手机在抽之前生成的随机串',
}

/** What each row of the table needs to be read: `[0, 0.0125)`. */
export function tableRows({ table, prizes }: MemberDayEvent, landed: DrawCheck['landed'] | undefined): TableRow[] {
  const rows = table.map(({ prizeId, from, to }) => ({
    name: nameOf(prizes, prizeId),
    range: `[${from}, ${to})`,
    isLanded: landed?.prizeId === prizeId,
  }))
  const end = table[table.length - 1]?.to ?? 0
  return end < 1 ? [...rows, { name: '谢谢参与', range: `[${end}, 1)`, isLanded: landed === null }] : rows
}

interface Checked {
  readonly whose: Whose
  readonly check: DrawCheck
}

function openProof(event: MemberDayEvent, claim: DrawClaim, { whose, check }: Checked): DrawProofView {
  const { holds } = check
  const proven = isProven(check)
  return {
    verdict: proven ? 'proven' : 'broken',
    headline: proven ? '对得上' : '对不上',
    steps: [
      {
        title: '承诺就是种子的哈希',
        holds: holds.commitment,
        words: holds.commitment ? '开始前公布的承诺，正是这个种子的指纹' : '这个种子的指纹和开始前公布的承诺不一样',
        figures: [
          { name: '种子', value: event.seed ?? '' },
          { name: 'SHA-256（种子）', value: check.seedHash },
          { name: '开始前公布的承诺', value: event.commitment },
        ],
      },
      {
        title: '由种子和随机串算出一个数',
        holds: holds.roll,
        words: holds.roll ? '算出来的数和记录的一样' : `记录的是 ${claim.roll}，算出来的不是它`,
        figures: [
          { name: NONCE_NAMES[whose], value: claim.nonce },
          { name: '活动、参与编号、第几次、随机串', value: check.message },
          { name: 'HMAC-SHA-256', value: check.digest },
          { name: '前 13 位除以 2 的 52 次方', value: String(check.roll) },
        ],
      },
      {
        title: '这个数落在哪一格',
        holds: holds.table && holds.prize,
        words: landingWords(event, claim, check),
        figures: [],
      },
    ],
    rows: tableRows(event, check.landed),
  }
}

function landingWords(event: MemberDayEvent, { prizeId }: DrawClaim, { landed, holds }: DrawCheck): string {
  if (!holds.table) return '这张表和公布的机会不一致'
  const landedName = landed === null ? '谢谢参与' : nameOf(event.prizes, landed.prizeId)
  if (!holds.prize) return `这个数落在“${landedName}”，记录的却不是`
  if (landed !== null && prizeId === null) return `落在“${landedName}”，那时已经发完`
  return `落在“${landedName}”，和记录的一样`
}

function sealedProof(event: MemberDayEvent, claim: DrawClaim, whose: Whose): DrawProofView {
  return {
    verdict: 'sealed',
    headline: '结束后拆封',
    steps: [
      {
        title: '承诺',
        holds: null,
        words: '开始前公布的指纹。结束后公布种子，它的哈希必须就是这一串',
        figures: [{ name: '开始前公布的承诺', value: event.commitment }],
      },
      {
        title: '这一次抽奖',
        holds: null,
        words: '数由种子和随机串一起算出，两边谁都不能单独决定',
        figures: [
          { name: NONCE_NAMES[whose], value: claim.nonce },
          { name: '参与编号', value: claim.entrant },
          { name: '得到的数', value: String(claim.roll) },
        ],
      },
    ],
    rows: tableRows(event, undefined),
  }
}

function nameOf(prizes: readonly DrawnPrize[], prizeId: string): string {
  return prizes.find(({ id }) => id === prizeId)?.name ?? prizeId
}
