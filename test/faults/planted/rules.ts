import type { Bug } from './bug'

/** What can go wrong with the rules that everything rests on. */
export const RULES: readonly Bug[] = [
  {
    name: 'no-version-in-the-compare-and-set',
    rule: 'every change names the version that it read',
    patches: [
      {
        file: 'edge/change-member.ts',
        find: '{ _id: document._id, version: document.version },',
        replace: '{ _id: document._id },',
      },
    ],
  },
  {
    name: 'absolute-write',
    rule: 'what grows is pushed, never written as it was read',
    patches: [
      {
        file: 'platform/members.ts',
        find: "{ _id, memberNo, 'draws.id': commands.neq(draw.id), 'answered.id': commands.neq(answered.id) },",
        replace: "{ _id, memberNo, 'answered.id': commands.neq(answered.id) },",
      },
      {
        file: 'platform/members.ts',
        find: '      push: {\n        draws: { items: [draw] },',
        replace: '      set: { draws: [...appended.before, draw] },\n      push: {',
      },
      {
        file: 'member/draw-event/draw.ts',
        find: 'const appended = { answered: answeredRequest(ordered, answer), items, now }',
        replace: 'const appended = { answered: answeredRequest(ordered, answer), items, now, before: member.draws }',
      },
    ],
  },
  {
    name: 'unit-freed-without-asking-the-document',
    rule: 'the clock asks the member’s document before it frees a unit',
    patches: [
      {
        file: 'clock/settle-units.ts',
        find: 'return stands ? issueUnit(unit) : freeUnit(unit)',
        replace: 'return freeUnit(unit)',
      },
    ],
  },
  {
    name: 'answered-not-kept',
    rule: 'a repeated request returns its stored answer and changes nothing',
    patches: [
      {
        file: 'edge/change-member.ts',
        find: 'answered: { items: [answeredRequest(ordered, decision.answer)], keep: ANSWERS_KEPT },\n',
        replace: '',
      },
    ],
  },
  {
    name: 'outbox-emptied-before-it-is-carried',
    rule: 'what is in no outbox any more has been carried',
    patches: [
      {
        file: 'clock/carry-outboxes.ts',
        find: '  await carry(waiting.flatMap((member) => member.outbox))\n',
        replace: '',
      },
      {
        file: 'clock/carry-outboxes.ts',
        find: 'emptying(document, now))) emptied++\n',
        replace: 'emptying(document, now))) emptied++\n    await carry(document.outbox)\n',
      },
    ],
  },
  {
    name: 'failed-read-taken-for-missing',
    rule: 'a failed read is a failure, never “missing”',
    patches: [
      {
        file: 'platform/documents.ts',
        find: 'const { data } = await query.limit(limit).get()',
        replace: 'const { data } = await query.limit(limit).get().catch(() => ({ data: [] }))',
      },
    ],
  },
  {
    name: 'grant-without-its-order',
    rule: 'the grant is the member’s own change, keyed by the order',
    patches: [
      {
        file: 'edge/move-order.ts',
        find: "action: 'grantPlan', requestId: ",
        replace: "action: 'grantPlan', requestId: Math.random() + ",
      },
      {
        file: 'domain/membership/grant.ts',
        find: 'if (before !== undefined) return',
        replace: 'if (before !== undefined && now < 0) return',
      },
    ],
  },
  {
    name: 'stock-counted-then-taken',
    rule: 'a unit is claimed by one conditional change, never counted first',
    patches: [
      {
        file: 'platform/units.ts',
        find: '    const taken = await units.changeOne(\n      commands.or([',
        replace: `    const [free] = await units.find({ where: { pool, state: 'free', item }, limit: 1 })
    if (free === undefined) return false
    const taken = await units.changeOne(
      { _id: free._id } ?? commands.or([`,
      },
    ],
  },
  {
    name: 'clock-job-not-idempotent',
    rule: 'every job of the clock may run twice',
    patches: [
      {
        file: 'clock/issue-monthly-items.ts',
        find: 'sha256(each._id)',
        replace: 'sha256(each._id + randomBytesOf(8))',
      },
      {
        file: 'domain/membership/monthly-item.ts',
        find: 'orderId === due.orderId && items === due.place)',
        replace: 'orderId === due.orderId)',
      },
      {
        file: 'clock/issue-monthly-items.ts',
        find: 'requestId: each._id, now }',
        replace: 'requestId: String(randomBytesOf(8)), now }',
      },
    ],
  },
  {
    name: 'limits-checked-before-the-read',
    rule: 'limits are decided on the document that is changed',
    patches: [
      {
        file: 'platform/counter.ts',
        find: "String(turn).padStart(6, '0')",
        replace: "Math.random() + String(turn).padStart(6, '0')",
      },
    ],
  },
  {
    name: 'due-removed-before-its-work',
    rule: 'side effects come after the change that decides them, and the due goes last',
    patches: [
      {
        file: 'clock/issue-monthly-items.ts',
        find: '  for (const each of turn.whileTime(due)) {\n',
        replace: '  await dues.removeAll(due.map(({ _id }) => _id))\n  for (const each of turn.whileTime(due)) {\n',
      },
      {
        file: 'clock/move-orders.ts',
        find: '  for (const { _id, orderId, refundFen } of turn.whileTime(refunds)) {\n',
        replace:
          '  await dues.removeAll(refunds.map(({ _id }) => _id))\n  for (const { orderId, refundFen, _id } of turn.whileTime(refunds)) {\n',
      },
    ],
  },
  {
    name: 'voucher-used-without-its-state',
    rule: 'a voucher is used by a change that only an issued one allows',
    patches: [
      {
        file: 'staff/verify.ts',
        find: "if (await vouchers.changeIf({ _id, state: 'issued' }, { set: change })) {",
        replace: 'if (await vouchers.changeIf({ _id }, { set: change })) {',
      },
    ],
  },
  {
    name: 'voucher-returned-without-its-state',
    rule: 'a voucher comes back by a change that only an issued one allows',
    patches: [
      {
        file: 'member/rewards/return-voucher.ts',
        find: "vouchers.changeIf({ _id: voucher._id, state: 'issued' }, { set: change })",
        replace: 'vouchers.changeIf({ _id: voucher._id }, { set: change })',
      },
    ],
  },
  {
    name: 'limit-shown-and-read-nowhere',
    rule: 'limits are read where it is decided',
    patches: [
      {
        file: 'domain/rewards/redeem.ts',
        find: 'if (reward.limit !== null && mine + quantity > reward.limit) {',
        replace: 'if (reward.limit !== null && mine + quantity > reward.limit && now < 0) {',
      },
    ],
  },
  {
    name: 'paid-for-one-of-many',
    rule: 'price and limits count the quantity',
    patches: [{ file: 'domain/rewards/redeem.ts', find: 'vouchers.reduce(', replace: 'vouchers.slice(0, 1).reduce(' }],
  },
  {
    name: 'message-sent-unclaimed',
    rule: 'what is sent is claimed first, by one',
    patches: [
      {
        file: 'clock/send-messages.ts',
        find: "if (!isMine) return 'waits'",
        replace: "if (!isMine && now < 0) return 'waits'",
      },
    ],
  },
  {
    name: 'order-paid-without-its-state',
    rule: 'every step of an order is conditional on the state that it leaves',
    patches: [
      {
        file: 'edge/move-order.ts',
        find: 'await orders.changeIf({ _id, state }, { set: to, remove: ANSWERED })',
        replace: 'await orders.changeIf({ _id }, { set: to, remove: ANSWERED })',
      },
    ],
  },
  {
    name: 'order-granted-without-its-state',
    rule: 'every step of an order is conditional on the state that it leaves',
    patches: [
      {
        file: 'edge/move-order.ts',
        find: "await orders.changeIf({ _id, state: 'paid' }, { set: { state: 'granted', grantedAt }, remove: ['nextAt'] })",
        replace: "await orders.changeIf({ _id }, { set: { state: 'granted', grantedAt }, remove: ['nextAt'] })",
      },
    ],
  },
  {
    name: 'order-closed-unanswered',
    rule: 'an answer that is none says nothing of an order',
    patches: [
      {
        file: 'platform/pay.ts',
        find: "return { state: 'unanswered', paidFen: 0 }",
        replace: "return { state: 'unknown', paidFen: 0 }",
      },
    ],
  },
  {
    name: 'item-of-a-plan-that-is-cancelled',
    rule: 'nobody takes an item and her money',
    patches: [
      {
        file: 'domain/membership/monthly-due.ts',
        find: '  return kept > begun ? kept : begun',
        replace: '  return kept < begun ? kept : begun',
      },
      { file: 'domain/membership/cancel.ts', find: ' || grant.items > 0) {', replace: ') {' },
    ],
  },
  {
    name: 'answer-before-the-write',
    rule: 'nothing rests on work after the reply',
    patches: [
      {
        file: 'edge/change-member.ts',
        find: 'if (await commit(document, decision, ordered)) return { ok: true, answer: decision.answer }',
        replace:
          'void commit(document, decision, ordered).catch(() => undefined)\n      return { ok: true, answer: decision.answer }',
      },
    ],
  },
  {
    name: 'day-of-another-zone',
    rule: 'a day is a day in Shanghai',
    patches: [
      {
        file: 'domain/time/day.ts',
        find: '  return dayjs.utc(instant + SHANGHAI_OFFSET_MS).format(DAY)',
        replace: '  return dayjs.utc(instant).format(DAY)',
      },
    ],
  },
]
