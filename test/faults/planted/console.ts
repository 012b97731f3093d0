import type { Bug } from './bug'

/** What can go wrong at the operator’s console. */
export const CONSOLE: readonly Bug[] = [
  {
    name: 'happening-counted-twice',
    rule: 'a batch is added to a document once',
    patches: [
      {
        file: 'platform/figures.ts',
        find: 'changeIf({ _id, batch: commands.lt(batch) }, {',
        replace: 'changeIf({ _id }, {',
      },
    ],
  },
  {
    name: 'export-step-without-its-version',
    rule: 'a step’s rows count once the job’s own document says so',
    patches: [
      {
        file: 'brand/exports/export-csv.ts',
        find: 'exportJobs.changeIf({ _id: job._id, version: job.version }, { set, push })',
        replace: 'exportJobs.changeIf({ _id: job._id }, { set: { ...set, version: Math.random() }, push })',
      },
    ],
  },
  {
    name: 'step-fails-where-another-was-first',
    rule: 'two who take the same job further get on with each other',
    patches: [
      {
        file: 'platform/exports.ts',
        find: 'if (text === undefined) return null',
        replace: "if (text === undefined) throw new Error('gone')",
      },
    ],
  },
  {
    name: 'console-writes-over-another',
    rule: 'what lies beside the members is changed by version',
    patches: [
      {
        file: 'edge/change-beside.ts',
        find: 'documents.changeIf({ _id, version: document.version }, {',
        replace: 'documents.changeIf({ _id }, {',
      },
    ],
  },
]
