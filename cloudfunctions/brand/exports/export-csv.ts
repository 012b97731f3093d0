import type { DaySpan, ExportJob, ExportKind } from '../../../typings/contract'
import { actOf } from '../../domain/audit-log/act'
import { BYTE_ORDER_MARK, csvLines } from '../../domain/exports/csv'
import {
  afterFile,
  afterPage,
  type ExportState,
  exportView,
  hasFileToWrite,
  newExport,
  rowsToAsk,
  stopped,
  tableDueOf,
  tablePath,
} from '../../domain/exports/export-job'
import { byCaller } from '../../edge/answered'
import { type BesideDecision, changeBeside } from '../../edge/change-beside'
import { changedFields } from '../../edge/changed-fields'
import { compareAndSet } from '../../edge/compare-and-set'
import type { ByOperator } from '../../edge/operator'
import type { Ordered, Outcome } from '../../edge/serve'
import {
  countRows,
  type ExportDocument,
  exportJobs,
  exportKey,
  exportParts,
  findRows,
  removeParts,
  textOfParts,
} from '../../platform/exports'
import { putFile } from '../../platform/files'
import { randomId, sha256 } from '../../platform/ids'
import { ANSWERS_KEPT } from '../../platform/members'
import { TABLES } from './tables'

interface Exporting {
  readonly kind?: ExportKind
  readonly span?: DaySpan
  readonly jobId?: string
  readonly stop?: boolean
}

type Order = Ordered<Exporting> & ByOperator
type Shown = Outcome<{ job: ExportJob }>
type Decided = BesideDecision<ExportState, { job: ExportJob }>

const NO_JOB = { ok: false, code: 'NOT_FOUND', what: 'export' } as const

/** Begins an export, takes one a step further, or stops it (rules ). */
export function exportCsv(order: Order): Promise<Shown> {
  const { jobId, kind, stop } = order.input
  if (jobId !== undefined) return stop ? stopJob(order, jobId) : stepJob(order, jobId)
  if (kind === undefined) return Promise.resolve({ ok: false, code: 'INVALID_INPUT', what: 'field', field: 'kind' })
  return beginJob(order, kind)
}

/** Three wire calls. The job's id follows from the request, so that a repeated one begins no second. */
async function beginJob(order: Order, kind: ExportKind): Promise<Shown> {
  const { by, now, requestId, input } = order
  const id = sha256(`${by.staffId}:${requestId}`).slice(0, 16)
  const span = input.span ?? null
  const of = await countRows(TABLES[kind].source(span))
  return changeBeside(order, exportJobs, exportKey(id), (document): Decided => {
    const state = document ?? newExport({ id, kind, span, of })
    const after = { kind, from: span?.from ?? null, to: span?.to ?? null }
    const acts = document === null ? [actOf(by, { _id: `exportCsv-${id}`, at: now, what: 'exportCsv', after })] : []
    const dues = document === null ? [tableDueOf(id, now)] : []
    return { ok: true, state, acts, dues, answer: { job: exportView(state) } }
  })
}

async function stopJob(order: Order, jobId: string): Promise<Shown> {
  const outcome = await changeBeside(order, exportJobs, exportKey(jobId), (document): Decided => {
    if (document === null) return NO_JOB
    const state = stopped(document)
    return { ok: true, state, acts: [], answer: { job: exportView(state) } }
  })
  return cleared(outcome, jobId)
}

/** Of a job that has ended nothing is needed that any step ever wrote, whoever hears of it first. */
async function cleared(outcome: Shown, jobId: string): Promise<Shown> {
  if (outcome.ok && outcome.answer.job.state !== 'running') await removeParts(jobId)
  return outcome
}

/** A job with what it will be when the step that was prepared is taken; null where somebody else took one meanwhile. */
type Ready = ExportDocument & { readonly after: ExportState | null }

/** Four wire calls or five for a page of rows; fifteen for a file of a hundred thousand. */
async function stepJob(order: Order, jobId: string): Promise<Shown> {
  const outcome = await compareAndSet<Ready, { ok: true; after: ExportState; answer: { job: ExportJob } }>(
    byCaller(order),
    {
      read: async () => {
        const job = await exportJobs.get(exportKey(jobId))
        return job && { ...job, after: await prepareStep(job) }
      },
      decide(ready) {
        if (ready === null) return NO_JOB
        const after = ready.after ?? ready
        return { ok: true, after, answer: { job: exportView(after) } }
      },
      async write(ready, { after }, answered) {
        if (ready === null || ready.after === null) return false
        const { after: _after, ...job } = ready
        const set = { ...changedFields<ExportState>(job, after), version: job.version + 1 }
        const push = { answered: { items: [answered], keep: ANSWERS_KEPT } }
        if (!(await exportJobs.changeIf({ _id: job._id, version: job.version }, { set, push }))) return false
        // What is in a file is needed no more.
        if (after.files !== job.files) await exportParts.removeAll(job.parts)
        return true
      },
    },
  )
  return cleared(outcome, jobId)
}

/** Writes what the next step adds, beside the job: it counts once the job says so. */
function prepareStep(job: ExportDocument): Promise<ExportState | null> | ExportState {
  if (job.state !== 'running') return job
  const wanted = rowsToAsk(job)
  return wanted === 0 ? writeFile(job) : writePart(job, wanted)
}

async function writePart(job: ExportDocument, wanted: number): Promise<ExportState> {
  const { source, rowsOf } = TABLES[job.kind]
  const described = source(job.span)
  const found = await findRows(described, job.cursor, wanted)
  const last = found.at(-1)
  if (last === undefined) return afterPage(job, { wanted, rows: 0, cursor: job.cursor, part: null })
  // An id of its own each time: of two steps at once, the job names the one that counts.
  const part = `${job.id}-${randomId()}`
  await exportParts.add({ _id: part, text: csvLines(await rowsOf(found)) })
  return afterPage(job, { wanted, rows: found.length, cursor: String(last[described.key]), part })
}

async function writeFile(job: ExportDocument): Promise<ExportState | null> {
  if (!hasFileToWrite(job)) return afterFile(job, null)
  const rows = await textOfParts(job.parts)
  if (rows === null) return null
  const text = BYTE_ORDER_MARK + csvLines([TABLES[job.kind].headings]) + rows
  return afterFile(job, await putFile(tablePath(job, job.files.length + 1), text))
}
