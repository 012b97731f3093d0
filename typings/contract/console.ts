import type { Action } from './reply'

/** A span of days, both ends in it; 1 to 92 days. */
export interface DaySpan {
  readonly from: string
  readonly to: string
}

/** What the operator sees first. */
export interface Dashboard {
  readonly at: number
  readonly day: string
  readonly members: { readonly all: number; readonly newToday: number; readonly paid: number }
  readonly today: {
    readonly checkIns: number
    readonly draws: number
    readonly redemptions: number
    readonly ticketFen: number
    readonly plansSold: number
  }
  /** The last seven days, oldest first, for the small plots. */
  readonly week: ReadonlyArray<{ readonly day: string; readonly checkIns: number; readonly draws: number }>
  readonly signalToNoise: { readonly value: number; readonly low: number; readonly high: number } | null
  /** What wants a person: refunds that did not go back; the first store, reward and member day of a brand that begins; a draft
   *  without its terms, a reward that ran out, a rule that paused itself. */
  readonly needs: ReadonlyArray<{ readonly kind: string; readonly words: string; readonly page: string }>
}

export interface DayFigures {
  readonly day: string
  readonly joined: number
  readonly checkIns: number
  /** Check-ins that made a run of seven days full. */
  readonly fullWeeks: number
  readonly draws: number
  readonly prizes: number
  readonly prizeFen: number
  readonly pointsIssued: number
  readonly pointsRedeemed: number
  readonly pointsExpired: number
  readonly redemptions: number
  readonly vouchersUsed: number
  readonly awards: number
  readonly ticketFen: number
  /** Counter purchases of members who had bought before. */
  readonly repeatAwards: number
  readonly plansSold: number
  readonly planFen: number
  readonly refundFen: number
  readonly messagesSent: number
  readonly messagesSuppressed: number
  readonly optOuts: number
}

export interface Report {
  readonly span: DaySpan
  readonly days: readonly DayFigures[]
  readonly total: Omit<DayFigures, 'day'>
  /** Points that members hold, by the month at whose end they expire. */
  readonly liability: ReadonlyArray<{ readonly month: string; readonly points: number }>
  /** What the draws of the span cost beside what their simulation said. */
  readonly draws: ReadonlyArray<{
    readonly eventId: string
    readonly name: string
    readonly costFen: number
    readonly expectedFen: number
  }>
}

export interface Segment {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly members: number
  /** Members a week ago; null when nobody counted then. */
  readonly before: number | null
}

export type ExportKind = 'members' | 'entries' | 'redemptions' | 'draws' | 'acts' | 'orders' | 'decisions'

export interface ExportJob {
  readonly id: string
  readonly kind: ExportKind
  readonly state: 'running' | 'done' | 'stopped'
  readonly rows: number
  /** Rows that there will be, as far as is known. */
  readonly of: number
  /** Cloud files, one for each hundred thousand rows; there once it is done, and gone a day after it was begun. */
  readonly files: readonly string[]
}

export interface BrandReportActions {
  dashboard: Action<Record<string, never>, Dashboard>
  report: Action<DaySpan, Report>
  segments: Action<Record<string, never>, { at: number; segments: readonly Segment[] }>
  /** Starts a job, or takes the one that `jobId` names a step further, or stops it. */
  exportCsv: Action<
    { readonly kind?: ExportKind; readonly span?: DaySpan; readonly jobId?: string; readonly stop?: boolean },
    { job: ExportJob }
  >
}
