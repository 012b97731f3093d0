import type { DaySpan, ExportKind } from '../../../typings/contract'
import { ACT_NAMES, type Act } from '../../domain/audit-log/act'
import type { LoggedDraw } from '../../domain/draw/log'
import type { Cell } from '../../domain/exports/csv'
import { lastPaidDay } from '../../domain/membership/membership'
import type { Order } from '../../domain/membership/order'
import type { MessageDecision } from '../../domain/messages/decision'
import { livePoints, type SealedEntry } from '../../domain/points/account'
import { addDays, startOfDay, timestampOf } from '../../domain/time/day'
import { stateAt, type Voucher } from '../../domain/vouchers/voucher'
import { findEventsById } from '../../platform/events'
import { type Source, within } from '../../platform/exports'
import { findMemberNos, type MemberDocument } from '../../platform/members'
import { now } from '../../platform/time'
import { DRAW_OUTCOMES, GATES, MESSAGES, ORDER_STATES, REASONS, SENT, VOUCHER_STATES } from './words'

/** What one kind of export is made of: where its rows lie, and what of them is shown (rule X-3). */
interface Table {
  readonly headings: readonly string[]
  source(span: DaySpan | null): Source
  rowsOf(documents: ReadonlyArray<{ readonly _id: string }>): Promise<ReadonlyArray<readonly Cell[]>>
}

export const TABLES: Readonly<Record<ExportKind, Table>> = {
  members: table<MemberDocument>({
    headings: [
      '会员号',
      '昵称',
      '加入时间',
      '来源',
      '积分',
      '欠积分',
      '最近活跃',
      '消费次数',
      '消费金额(元)',
      '最近消费',
      '付费会员到',
    ],
    source: (span) => byKey('members', 'memberNo', span && { joinedAt: instantsOf(span) }),
    rowOf: (member) => [
      spaced(member.memberNo),
      member.profile.nickname,
      timestampOf(member.joinedAt),
      member.source,
      livePoints(member.points, now()),
      member.points.debt,
      member.lastActiveDay,
      member.shopping?.count ?? 0,
      yuan(member.shopping?.fen ?? 0),
      member.shopping?.lastDay ?? null,
      lastPaidDay(member),
    ],
  }),
  entries: table<SealedEntry>({
    headings: ['时间', '会员号', '变动', '余额', '原因', '凭据', '编号'],
    source: (span) => byKey('entries', '_id', span && { day: within(span.from, span.to) }),
    rowOf: (entry, numberOf) => [
      timestampOf(entry.at),
      numberOf(entry),
      entry.delta,
      entry.balance,
      REASONS[entry.reason],
      entry.ref,
      entry._id,
    ],
  }),
  redemptions: table<Voucher>({
    headings: ['时间', '会员号', '礼品', '积分', '到店再付(元)', '状态', '用券时间', '用券门店'],
    source: (span) => ({ ...byPlace('vouchers', span), where: { 'origin.from': 'reward' } }),
    rowOf: (voucher, numberOf) => [
      timestampOf(voucher.issuedAt),
      numberOf(voucher),
      voucher.name,
      voucher.origin.from === 'reward' ? voucher.origin.points : null,
      yuan(voucher.priceFen),
      VOUCHER_STATES[stateAt(voucher, now())],
      voucher.used === undefined ? null : timestampOf(voucher.used.at),
      voucher.used?.storeName ?? null,
    ],
  }),
  draws: {
    headings: ['时间', '会员日', '会员尾号', '第几次', '结果', '奖品', '价值(元)'],
    source: (span) => byKey('draws', '_id', span && { at: instantsOf(span) }),
    rowsOf: async (documents) => {
      const draws = documents as readonly LoggedDraw[]
      const events = await findEventsById([...new Set(draws.map(({ eventId }) => eventId))])
      const termsOf = new Map(events.map(({ id, published }) => [id, published?.terms]))
      return draws.map(({ at, eventId, member, n, outcome, landedOn, valueFen }) => {
        const prize = termsOf.get(eventId)?.prizes.find(({ id }) => id === landedOn)
        const worth = outcome === 'won' ? yuan(valueFen) : null
        const name = termsOf.get(eventId)?.name ?? eventId
        return [timestampOf(at), name, member, n, DRAW_OUTCOMES[outcome], prize?.name ?? null, worth]
      })
    },
  },
  acts: table<Act>({
    headings: ['时间', '人员', '门店编号', '做了什么', '会员号', '小票号', '金额(元)', '积分', '之前', '之后'],
    source: (span) => byPlace('acts', span),
    rowOf: (act) => [
      timestampOf(act.at),
      act.name,
      act.storeId,
      ACT_NAMES[act.what],
      act.memberNo && spaced(act.memberNo),
      act.receiptNo,
      act.amountFen === null ? null : yuan(act.amountFen),
      act.points,
      act.before && JSON.stringify(act.before),
      act.after && JSON.stringify(act.after),
    ],
  }),
  orders: table<Order>({
    headings: ['下单时间', '会员号', '会员方案', '金额(元)', '状态', '开通时间', '退款(元)', '退款时间', '订单号'],
    source: (span) => byKey('orders', '_id', span && { createdAt: instantsOf(span) }),
    rowOf: (order, numberOf) => [
      timestampOf(order.createdAt),
      numberOf(order),
      order.plan.name,
      yuan(order.amountFen),
      ORDER_STATES[order.state],
      order.grantedAt === undefined ? null : timestampOf(order.grantedAt),
      order.refundFen === undefined ? null : yuan(order.refundFen),
      order.refundedAt === undefined ? null : timestampOf(order.refundedAt),
      order._id,
    ],
  }),
  decisions: table<MessageDecision>({
    headings: ['时间', '消息', '会员尾号', '结果', '没有发出的原因'],
    source: (span) => byPlace('decisions', span),
    rowOf: (decision) => [
      timestampOf(decision.at),
      MESSAGES[decision.kind],
      decision.member,
      SENT[decision.state],
      decision.failed.map((gate) => GATES[gate]).join('、'),
    ],
  }),
}

type NumberOf = (document: { readonly accountId: string }) => string | null

interface Described<Document> extends Pick<Table, 'headings' | 'source'> {
  /** `numberOf` tells the number of the member whose account a document names; null when she is gone. */
  rowOf(document: Document, numberOf: NumberOf): readonly Cell[]
}

/** Members are asked for their numbers in one wire call, and only where documents name accounts. */
function table<Document extends { readonly _id: string }>({ headings, source, rowOf }: Described<Document>): Table {
  return {
    headings,
    source,
    async rowsOf(documents) {
      const accountIds = documents.flatMap((each) => ('accountId' in each ? [String(each.accountId)] : []))
      const numbers = await findMemberNos([...new Set(accountIds)])
      const numberOf: NumberOf = ({ accountId }) => {
        const memberNo = numbers.get(accountId)
        return memberNo === undefined ? null : spaced(memberNo)
      }
      return documents.map((each) => rowOf(each as Document, numberOf))
    },
  }
}

/** Behind every id and number. */
const LAST = '~'

const byKey = (collection: Source['collection'], key: string, where: Source['where'] | null): Source => ({
  collection,
  key,
  from: '',
  to: LAST,
  where: where ?? {},
})

/** Documents with a place: their instant of sixteen digits and their id. */
function byPlace(collection: Source['collection'], span: DaySpan | null): Source {
  const whole = byKey(collection, 'place', null)
  if (span === null) return whole
  return { ...whole, from: digits(startOfDay(span.from)), to: digits(startOfDay(addDays(span.to, 1))) }
}

const digits = (instant: number): string => String(instant).padStart(16, '0')

const instantsOf = ({ from, to }: DaySpan): unknown => within(startOfDay(from), startOfDay(addDays(to, 1)) - 1)

/** As members see it, and no number that a spreadsheet would shorten: `1000 0000 0008`. */
const spaced = (memberNo: string): string => memberNo.replace(/\d{4}(?=\d)/g, '$& ')

const yuan = (fen: number): string => (fen / 100).toFixed(2)
