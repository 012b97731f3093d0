import type { DaySpan, ExportJob, ExportKind } from '../../../../../typings/contract'
import { dayAt } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'

const DAY_MS = 24 * 60 * 60 * 1000
/** As the server takes them. */
const MOST_DAYS = 92

const KIND_NAMES: Readonly<Record<ExportKind, string>> = {
  members: '会员',
  entries: '积分明细',
  redemptions: '兑换',
  draws: '抽奖',
  orders: '会员订单',
  decisions: '消息',
  acts: '操作记录',
}

/** The last thirty days, until she says otherwise. */
export const newExport = (now: number): Form => ({ kind: 'members', from: dayAt(now - 29 * DAY_MS), to: dayAt(now) })

export const EXPORT_GROUPS: readonly FieldGroup[] = [
  {
    id: 'what',
    fields: [
      {
        kind: 'choice',
        key: 'kind',
        label: '导出什么',
        choices: Object.entries(KIND_NAMES).map(([value, name]) => ({ value, name })),
      },
      { kind: 'day', key: 'from', label: '从' },
      { kind: 'day', key: 'to', label: '到' },
    ],
  },
]

export function exportWanted(form: Form): Checked<{ readonly kind: ExportKind; readonly span: DaySpan }> {
  const from = String(form.from)
  const to = String(form.to)
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  const fault = days < 1 ? '结束要在开始之后' : days > MOST_DAYS ? `一次最多 ${MOST_DAYS} 天` : ''
  return checkedBy({ to: fault }, () => ({ kind: form.kind as ExportKind, span: { from, to } }))
}

/** How far a job is: in whole percent, and in words. */
export function progressOf({ state, rows, of }: Pick<ExportJob, 'state' | 'rows' | 'of'>): {
  readonly percent: number
  readonly words: string
} {
  const percent = of === 0 ? 0 : Math.min(100, Math.floor((rows * 100) / of))
  const counting = state === 'done' ? '这段日子还没有一行，表里只有标题' : '正在数一共有多少行'
  return { percent, words: of === 0 ? counting : `${grouped(rows)} / ${grouped(of)} 行` }
}

export interface ExportFile {
  readonly id: string
  readonly name: string
  /** On the phone; empty until it is there. */
  readonly path: string
}

export function filesOf({ kind, files }: ExportJob, { from, to }: DaySpan): ExportFile[] {
  const part = (place: number) => (files.length > 1 ? `-${place + 1}` : '')
  return files.map((id, place) => ({ id, path: '', name: `${KIND_NAMES[kind]}-${from}-${to}${part(place)}.csv` }))
}

/** Tables are kept for a day: a finished one without a file had it. */
export const hasGone = ({ state, files }: ExportJob): boolean => state === 'done' && files.length === 0

export const titleOf = ({ kind }: ExportJob, { from, to }: DaySpan): string => `${KIND_NAMES[kind]}，${from} 到 ${to}`
