import type { DaySpan, ExportJob, ExportKind } from '../../../typings/contract'
import { EXPORT_LIVES_MS } from '../rights/dues'

/** A job as its document keeps it. */
export interface ExportState {
  readonly id: string
  readonly kind: ExportKind
  /** Null for everything there is. */
  readonly span: DaySpan | null
  readonly state: ExportJob['state']
  readonly rows: number
  readonly of: number
  readonly files: readonly string[]
  /** The key of the last row; empty before the first. */
  readonly cursor: string
  /** Whether there are no rows behind it. */
  readonly exhausted: boolean
  /** What the next file is put together from, in order, and how many rows that is. */
  readonly parts: readonly string[]
  readonly fileRows: number
}

/** How long a job may take: then it is stopped, so that no rows of one that nobody takes further lie about (rule X-7). */
const JOB_LIVES_MS = 30 * 60_000

/** That nothing of a job may be under way any more, and from `filesUntil` that nothing of it may lie anywhere. Looked at with
 *  members' own files, which have to go as well. */
export interface TableDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'export'
  readonly jobId: string
  readonly filesUntil: number
}

export const tableDueOf = (jobId: string, now: number): TableDue => ({
  _id: `table-${jobId}`,
  at: now + JOB_LIVES_MS,
  kind: 'export',
  jobId,
  filesUntil: now + EXPORT_LIVES_MS,
})

/** Where a job's files lie; the first is 1. */
export const tablePath = ({ id, kind }: Pick<ExportState, 'id' | 'kind'>, place: number): string =>
  `exports/${id}/${kind}-${place}.csv`

/** Wherever a file of a job can lie: those it names, and one that a step put down and was cut off before it said so. */
export const tablePaths = (job: ExportState): string[] =>
  Array.from({ length: job.files.length + 1 }, (_, place) => tablePath(job, place + 1))

export interface Limits {
  readonly pageRows: number
  readonly fileRows: number
}

const LIMITS: Limits = { pageRows: 1_000, fileRows: 100_000 }

export function newExport(of: Pick<ExportState, 'id' | 'kind' | 'span' | 'of'>): ExportState {
  return { ...of, state: 'running', rows: 0, files: [], cursor: '', exhausted: false, parts: [], fileRows: 0 }
}

/** How many rows a running job asks for next; 0 when it is time for a file (rules ). */
export function rowsToAsk({ exhausted, fileRows }: ExportState, limits = LIMITS): number {
  return exhausted ? 0 : Math.min(limits.pageRows, limits.fileRows - fileRows)
}

export interface Page {
  /** Rows asked for, and rows there were. */
  readonly wanted: number
  readonly rows: number
  readonly cursor: string
  /** Where they lie; null for none. */
  readonly part: string | null
}

export function afterPage(job: ExportState, { wanted, rows: found, cursor, part }: Page): ExportState {
  const rows = job.rows + found
  return {
    ...job,
    rows,
    of: Math.max(job.of, rows),
    cursor,
    exhausted: found < wanted,
    parts: part === null ? job.parts : [...job.parts, part],
    fileRows: job.fileRows + found,
  }
}

/** `fileId` null when nothing was left for another file. */
export function afterFile(job: ExportState, fileId: string | null): ExportState {
  const files = fileId === null ? job.files : [...job.files, fileId]
  // The last key may be the number of somebody who leaves one day.
  const done = job.exhausted ? { state: 'done' as const, of: job.rows, cursor: '' } : {}
  return { ...job, files, parts: [], fileRows: 0, ...done }
}

/** Whether there is a file to be put together: the first one is there even when it has only headings. */
export const hasFileToWrite = ({ files, fileRows }: ExportState): boolean => fileRows > 0 || files.length === 0

export const stopped = (job: ExportState): ExportState =>
  job.state === 'running' ? { ...job, state: 'stopped', cursor: '', parts: [], fileRows: 0 } : job

/** A job whose files have gone (rule X-8): it says how many rows they had. */
export const emptied = (job: ExportState): ExportState => ({ ...job, files: [] })

export function exportView({ id, kind, state, rows, of, files }: ExportState): ExportJob {
  return { id, kind, state, rows, of, files: state === 'done' ? files : [] }
}
