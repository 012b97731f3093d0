import type { Patch } from '../../../local/in-process/build-bundles'
import { BUGS } from '../../faults/planted/bugs'

/** A mistake of a comparable system, put into our sources on purpose: a test that has the chapter's name has to notice. */
export interface Mistake {
  /** Kebab case. */
  readonly name: string
  /** Files below the repository. */
  readonly patches: readonly Patch[]
}

/** Between what was read and what is written: whoever asks at the same time reads the same. */
const A_MOMENT = 'await new Promise((resolve) => setTimeout(resolve, 200))'

/** Beside the `BUGS` of the worlds, any of which a chapter may name as well. */
export const MISTAKES_OF_PEERS: readonly Mistake[] = [
  {
    name: 'written-over-what-was-read',
    patches: [
      {
        file: 'cloudfunctions/edge/change-member.ts',
        find: '  return members.changeIf(\n    { _id: document._id, version: document.version },',
        replace: `  ${A_MOMENT}\n  return members.changeIf(\n    { _id: document._id },`,
      },
    ],
  },
  {
    name: 'entry-written-whether-or-not-the-change-was',
    patches: [
      {
        file: 'cloudfunctions/edge/change-member.ts',
        find: 'if (await commit(document, decision, ordered)) return { ok: true',
        replace: 'await commit(document, decision, ordered)\n      return { ok: true',
      },
      {
        file: 'cloudfunctions/edge/change-member.ts',
        find: '  if (carrying) await carry(document.outbox)',
        replace: `  ${A_MOMENT}\n  await carry(items)\n  if (carrying) await carry(document.outbox)`,
      },
    ],
  },
  {
    name: 'write-waits-in-memory',
    patches: [
      {
        file: 'cloudfunctions/edge/change-member.ts',
        find: 'if (await commit(document, decision, ordered)) return { ok: true',
        replace:
          'setTimeout(() => void commit(document, decision, ordered).catch(() => undefined), 5000)\n      return { ok: true',
      },
    ],
  },
  {
    name: 'voucher-delivered-by-a-call-nobody-awaits',
    patches: [
      { file: 'cloudfunctions/edge/change-member.ts', find: '...vouchers, ...dues, ', replace: '...dues, ' },
      {
        file: 'cloudfunctions/edge/change-member.ts',
        find: '  if (carrying) await carry(document.outbox)',
        replace: '  setTimeout(() => void carry(vouchers), 5000)\n  if (carrying) await carry(document.outbox)',
      },
    ],
  },
  {
    name: 'stock-read-then-written',
    patches: [
      {
        file: 'cloudfunctions/platform/units.ts',
        find: '    const taken = await units.changeOne(\n      commands.or([',
        replace: `    const [free] = await units.find({ where: { pool, state: 'free', item }, limit: 1 })
    if (free === undefined) return false
    ${A_MOMENT}
    const taken = await units.changeOne(
      { _id: free._id } ?? commands.or([`,
      },
    ],
  },
  {
    name: 'stock-written-again-as-new',
    patches: [
      {
        file: 'cloudfunctions/platform/units.ts',
        find: 'return units.addMissing(stocks',
        replace: 'return units.putAll(stocks',
      },
    ],
  },
  {
    name: 'prize-for-each-who-settles',
    patches: [
      {
        file: 'cloudfunctions/edge/settle-draw.ts',
        find: 'item: draw.landedOn, holder, accountId',
        replace: 'item: draw.landedOn, holder: holder + Math.random(), accountId',
      },
    ],
  },
  {
    name: 'issued-copy-laid-over-a-used-voucher',
    patches: [
      {
        file: 'cloudfunctions/platform/ledger.ts',
        find: 'await vouchers.addMissing(',
        replace: 'await vouchers.putAll(',
      },
    ],
  },
  {
    name: 'voucher-set-to-used-by-its-id',
    patches: [
      {
        file: 'cloudfunctions/staff/verify.ts',
        find: "  if (voucher.state !== 'issued') return usedBefore(voucher, ordered)\n",
        replace: '',
      },
      {
        file: 'cloudfunctions/staff/verify.ts',
        find: "vouchers.changeIf({ _id, state: 'issued' }, { set: change })",
        replace: 'vouchers.changeIf({ _id }, { set: change })',
      },
    ],
  },
  {
    name: 'granted-order-granted-again',
    patches: [
      { file: 'cloudfunctions/edge/move-order.ts', find: '  granted: rests,', replace: '  granted: grant,' },
      {
        file: 'cloudfunctions/edge/move-order.ts',
        find: "action: 'grantPlan', requestId: ",
        replace: "action: 'grantPlan', requestId: Math.random() + ",
      },
      {
        file: 'cloudfunctions/domain/membership/grant.ts',
        find: 'if (before !== undefined) return',
        replace: 'if (before !== undefined && now < 0) return',
      },
    ],
  },
  {
    name: 'short-balance-taken-for-paid',
    patches: [
      {
        file: 'cloudfunctions/domain/points/spend.ts',
        find: "return { ok: false, code: 'POINTS_SHORT', livePoints: there }",
        replace: 'return { ok: true, account, entries: [] }',
      },
    ],
  },
  {
    name: 'clawback-of-spent-points-dropped',
    patches: [
      {
        file: 'cloudfunctions/domain/points/claw-back.ts',
        find: 'debt: swept.account.debt + short }',
        replace: 'debt: swept.account.debt }',
      },
    ],
  },
  {
    name: 'clawback-of-the-first-entry-alone',
    patches: [
      {
        file: 'cloudfunctions/domain/points/claw-back.ts',
        find: "about.find((entry) => entry.reason === 'purchase')",
        replace: "about.slice(0, 1).find((entry) => entry.reason === 'purchase')",
      },
    ],
  },
  {
    name: 'clawback-clamped-and-booked-in-full',
    patches: [
      {
        file: 'cloudfunctions/domain/points/claw-back.ts',
        find: 'debt: swept.account.debt + short }',
        replace: 'debt: swept.account.debt }',
      },
      {
        file: 'cloudfunctions/domain/points/claw-back.ts',
        find: '...recorded.entries] }',
        replace: '...recorded.entries.map((entry) => ({ ...entry, delta: -points }))] }',
      },
    ],
  },
  {
    name: 'spend-not-paired-with-its-lots',
    patches: [
      {
        file: 'cloudfunctions/domain/points/spend.ts',
        find: 'const after = { lots, debt: swept.account.debt }',
        replace: 'const after = { lots: swept.account.lots, debt: swept.account.debt + points }',
      },
    ],
  },
  {
    name: 'lots-in-the-order-of-their-ids',
    patches: [
      {
        file: 'cloudfunctions/domain/points/lots.ts',
        find: 'return a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : 1)',
        replace: 'return a.id < b.id ? -1 : 1',
      },
    ],
  },
  {
    name: 'streak-counted-before-today',
    patches: [
      {
        file: 'cloudfunctions/domain/check-in/check-in.ts',
        find: 'const earned = rewardFor(streak, ',
        replace: 'const earned = rewardFor(Math.max(1, streakOn(given.member.checkIn, addDays(day, -1))), ',
      },
    ],
  },
  {
    name: 'code-believed-unsigned',
    patches: [
      {
        file: 'cloudfunctions/domain/member-code/member-code.ts',
        find: ' || !isSigned(token, member.key, mac)) {',
        replace: ') {',
      },
    ],
  },
  {
    name: 'random-up-to-and-with-one',
    patches: [{ file: 'cloudfunctions/domain/draw/roll.ts', find: ' / RANGE\n', replace: ' / (RANGE - 1)\n' }],
  },
  {
    name: 'draws-without-a-chance',
    patches: [
      {
        file: 'cloudfunctions/domain/draw/open-draws.ts',
        find: 'const chances = chancesOf(checkIn, event.published.current)',
        replace: 'const chances = Math.max(drawn + 1, chancesOf(checkIn, event.published.current))',
      },
    ],
  },
  {
    name: 'claimed-by-whoever-drew',
    patches: [{ file: 'cloudfunctions/domain/draw/claim.ts', find: '|| !draw || !hasUnit)', replace: '|| !draw)' }],
  },
  {
    name: 'first-page-taken-for-all',
    patches: [
      {
        file: 'cloudfunctions/edge/log-lines.ts',
        find: 'findDrawsOfEvent(eventId, lastDrawId, limit)',
        replace: 'findDrawsOfEvent(eventId, lastDrawId, Math.min(limit, 100))',
      },
    ],
  },
  {
    name: 'sorted-by-math-random',
    patches: [
      {
        file: 'cloudfunctions/platform/units.ts',
        find: 'stocks.flatMap(unitsOf)',
        replace: 'stocks.flatMap(unitsOf).sort(() => 0.5 - Math.random())',
      },
    ],
  },
  {
    name: 'where-inside-a-transaction',
    patches: [
      {
        file: 'cloudfunctions/platform/documents.ts',
        find: 'const { stats } = await collection.where(match).update({ data: commandsOf(changes) })',
        replace:
          'const { stats } = await database.runTransaction(() => collection.where(match).update({ data: commandsOf(changes) }))',
      },
    ],
  },
  {
    name: 'wheel-turned-the-other-way',
    patches: [
      {
        file: 'miniprogram/components/lucky-wheel/wheel-turn.ts',
        find: 'return (CIRCLE - angle) % CIRCLE',
        replace: 'return angle % CIRCLE',
      },
    ],
  },
  {
    name: 'nonce-decides-alone',
    patches: [
      {
        file: 'cloudfunctions/domain/draw/draw.ts',
        find: 'const rolled = rollOf(roll, hmac)',
        replace: "const rolled = rollOf({ ...roll, seed: '' }, hmac)",
      },
    ],
  },
  {
    name: 'ended-over-used',
    patches: [
      {
        file: 'cloudfunctions/domain/vouchers/voucher.ts',
        find: "return state === 'issued' && now >= endsAt",
        replace: 'return now >= endsAt',
      },
    ],
  },
  {
    name: 'date-of-a-code-in-another-unit',
    patches: [
      {
        file: 'cloudfunctions/domain/member-code/member-code.ts',
        find: 'issuedAt: Number.parseInt(issued, 36)',
        replace: 'issuedAt: Number.parseInt(issued, 36) * 1000',
      },
    ],
  },
  {
    name: 'code-of-clock-and-id-alone',
    patches: [
      {
        file: 'cloudfunctions/domain/member-code/signed-token.ts',
        find: 'return mac(key, text)',
        replace: "return mac('', text)",
      },
    ],
  },
  {
    name: 'points-named-by-the-client',
    patches: [
      {
        file: 'cloudfunctions/staff/index.ts',
        find: 'v.object({ session: Token, ',
        replace: 'v.looseObject({ session: Token, ',
      },
      {
        file: 'cloudfunctions/staff/take-receipt.ts',
        find: 'points: pointsFor(input.amountFen, multiplier)',
        replace: 'points: (input as { points?: number }).points ?? pointsFor(input.amountFen, multiplier)',
      },
    ],
  },
  {
    name: 'paid-because-somebody-says-so',
    patches: [
      {
        file: 'cloudfunctions/edge/move-order.ts',
        find: 'const payment = await queryPayment(_id)',
        replace: "const payment: Payment = { state: 'paid', paidFen: order.amountFen }",
      },
    ],
  },
  {
    name: 'order-of-whoever-knows-its-number',
    patches: [
      {
        file: 'cloudfunctions/member/membership/membership.ts',
        find: ' || order.accountId !== member.points.id) return null',
        replace: ') return null',
      },
    ],
  },
  {
    name: 'refund-inside-a-transaction',
    patches: [
      {
        file: 'cloudfunctions/platform/pay.ts',
        find: 'import { cloudPay, wechatContext }',
        replace: 'import { cloudPay, database, wechatContext }',
      },
      {
        file: 'cloudfunctions/platform/pay.ts',
        find: 'await cloudPay.refund({ ...merchant(), outTradeNo: orderId, outRefundNo, ...fees })',
        replace:
          'await database.runTransaction(() => cloudPay.refund({ ...merchant(), outTradeNo: orderId, outRefundNo, ...fees }))',
      },
    ],
  },
  {
    name: 'refused-message-sent-again',
    patches: [
      {
        file: 'cloudfunctions/clock/send-messages.ts',
        find: "  if (outcome.kind === 'refused') {\n",
        replace:
          "  if (outcome.kind === 'refused') {\n    await moveDecision(claimed, { set: { state: 'toSend' } }, [], now)\n    return 'waits'\n",
      },
    ],
  },
  {
    name: 'no-answer-taken-for-sent',
    patches: [
      {
        file: 'cloudfunctions/clock/send-messages.ts',
        find: "if (outcome.kind === 'unknown')",
        replace: "if (outcome.kind === 'unknown' && now < 0)",
      },
    ],
  },
  {
    name: 'all-that-pass-are-sent',
    patches: [
      {
        file: 'cloudfunctions/domain/messages/decide.ts',
        find: 'decisionOf(each, each === best, deciding)',
        replace: 'decisionOf(each, each.failed.length === 0, deciding)',
      },
    ],
  },
  {
    name: 'notice-of-every-change',
    patches: [
      {
        file: 'cloudfunctions/domain/points/expiry-notice.ts',
        find: '.filter((due) => due.at > now)',
        replace: '.map((due) => ({ ...due, at: now }))',
      },
    ],
  },
]

/** All that a chapter can name. */
export const MISTAKES: readonly Mistake[] = [
  ...MISTAKES_OF_PEERS,
  ...BUGS.map(({ name, patches }) => ({
    name,
    patches: patches.map((patch) => ({ ...patch, file: `cloudfunctions/${patch.file}` })),
  })),
]

export function mistakeNamed(name: string): Mistake {
  const found = MISTAKES.find((mistake) => mistake.name === name)
  if (found === undefined) throw new Error(`no mistake is named ${name}`)
  return found
}
