import type { Bug } from './bug'

/** What can go wrong where somebody leaves. */
export const LEAVING: readonly Bug[] = [
  {
    name: 'erased-and-still-named',
    rule: 'what others hold of her is cut',
    patches: [
      {
        file: 'edge/erase-member.ts',
        find: '  await cutHoldings({ accountId, memberNo, invitedBy: memberNo }, askedAt)\n',
        replace: '  await (async (..._: unknown[]) => undefined)(cutHoldings, memberNo, askedAt)\n',
      },
    ],
  },
  {
    name: 'chances-by-joining-anew',
    rule: 'an openid has its chances of an event once',
    patches: [
      { file: 'edge/erase-member.ts', find: '  await leaveMarks(member, now)\n', replace: '  void leaveMarks\n' },
    ],
  },
  {
    name: 'marks-of-a-life-that-changed-meanwhile',
    rule: 'the mark that counts holds every draw of hers',
    patches: [
      {
        file: 'platform/drew.ts',
        find: '  await marks.changeIf({ _id, n: commands.lt(n) }, { set: { n } })\n',
        replace: '',
      },
    ],
  },
  {
    name: 'marks-kept-for-good',
    rule: 'what is kept of who left goes when the event is settled',
    patches: [
      { file: 'clock/move-events.ts', find: '  await removeMarks(event.id)\n', replace: '  void removeMarks\n' },
    ],
  },
  {
    name: 'erasure-answered-before-it-is-done',
    rule: 'she is told that she is gone when she is',
    patches: [
      {
        file: 'member/rights/erase.ts',
        find: "if (!(await eraseMember(due, now))) return { ok: false, code: 'TRY_AGAIN' }",
        replace: 'if (now < 0) await eraseMember(due, now)',
      },
    ],
  },
  {
    name: 'erased-account-written-again',
    rule: 'whoever was first to write down what is left of her has written it for everybody',
    patches: [
      {
        file: 'platform/erased.ts',
        find: 'from: commands.lt(document.from), clearing',
        replace: 'from: commands.lte(document.from), clearing',
      },
    ],
  },
  {
    name: 'erased-and-her-return-undone',
    rule: 'what stands in the ledger stays so, whoever is gone',
    patches: [
      {
        file: 'edge/bring-back.ts',
        find: 'if (cameBack !== undefined) return closeReturned(voucher)',
        replace: 'void cameBack',
      },
    ],
  },
  {
    name: 'file-put-after-she-was-gone',
    rule: 'the clock looks once more when no call that knew her can be running',
    patches: [
      {
        file: 'edge/erase-member.ts',
        find: '  await cutHoldings({ accountId, memberNo, invitedBy: memberNo }, askedAt)\n}',
        replace:
          "  await cutHoldings({ accountId, memberNo, invitedBy: memberNo }, askedAt)\n  if (left?.clearing) await erased.changeIf({ _id: left._id }, { remove: ['clearing'] })\n}",
      },
    ],
  },
  {
    name: 'unit-freed-of-a-return-under-way',
    rule: 'a unit is freed when what holds it is nowhere',
    patches: [
      {
        file: 'clock/settle-units.ts',
        find: "if (state === 'returned' && openSince !== undefined) return 'pending'",
        replace: 'void openSince',
      },
    ],
  },
  {
    name: 'newcomers-counted-who-left',
    rule: 'who was erased is no new member',
    patches: [
      {
        file: 'domain/figures/day-counts.ts',
        find: "    case 'erased':\n",
        replace: "    case 'erased':\n      if (fact.joinedDay > '') return []\n",
      },
    ],
  },
  {
    name: 'abandoned-table-left-lying',
    rule: 'rows of a table that nobody finishes are gone half an hour later',
    patches: [
      {
        file: 'clock/remove-exports.ts',
        find: '  await removeParts(jobId)\n',
        replace: '  void removeParts\n',
      },
    ],
  },
  {
    name: 'finished-table-kept-for-good',
    rule: 'a table is gone a day after it was begun',
    patches: [
      {
        file: 'clock/remove-exports.ts',
        find: '  for (const path of tablePaths(job)) await clearPath(path)\n',
        replace: '  void tablePaths\n',
      },
    ],
  },
  {
    name: 'last-number-kept-by-the-table',
    rule: 'nothing anywhere says who was erased',
    patches: [
      {
        file: 'domain/exports/export-job.ts',
        find: "{ state: 'done' as const, of: job.rows, cursor: '' }",
        replace: "{ state: 'done' as const, of: job.rows }",
      },
    ],
  },
  {
    name: 'erasure-told-by-each-tap',
    rule: 'the same request is told the same',
    patches: [
      {
        file: 'member/rights/erase.ts',
        find: 'answer: { erasedAt: left?.erasedAt ?? due.askedAt }',
        replace: 'answer: { erasedAt: left === null ? now : due.askedAt }',
      },
    ],
  },
]
