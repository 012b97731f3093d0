import type { DaySpan, ExportJob, ExportKind } from '../../typings/contract'
import { act } from './act'
import type { Answer } from './call'

/** The job that was begun last on this phone: it outlives the page and the mini program. */
const STORAGE_KEY = 'exportJob'

/** A job with the days that were asked for, which its files are named by. */
export interface Export {
  readonly job: ExportJob
  readonly span: DaySpan
}

export function lastExport(): Export | null {
  return wx.getStorageSync(STORAGE_KEY) || null
}

export function forgetExport(): void {
  wx.removeStorageSync(STORAGE_KEY)
}

export async function beginExport(kind: ExportKind, span: DaySpan): Promise<Answer<Export>> {
  return keep(await act('brand', 'exportCsv', { kind, span }, ''), span)
}

/** Takes the job a step further. How far it is belongs to the question: a step whose answer was lost is asked again, and is
 *  not the next one. */
export async function continueExport({ job, span }: Export): Promise<Answer<Export>> {
  return keep(await act('brand', 'exportCsv', { jobId: job.id }, String(job.rows)), span)
}

export async function stopExport({ job, span }: Export): Promise<Answer<Export>> {
  return keep(await act('brand', 'exportCsv', { jobId: job.id, stop: true }, ''), span)
}

/** Brings a finished file onto the phone; its path there. */
export async function fetchFile(fileID: string): Promise<Answer<string>> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID })
    return { ok: true, data: tempFilePath }
  } catch (error) {
    console.warn('导出的文件没有下载下来', error)
    return { ok: false, error: { code: 'NO_ANSWER', message: '文件没有取回来，连上网络再试一次' } }
  }
}

function keep(answer: Answer<{ readonly job: ExportJob }>, span: DaySpan): Answer<Export> {
  if (!answer.ok) return answer
  const data = { job: answer.data.job, span }
  wx.setStorageSync(STORAGE_KEY, data)
  return { ok: true, data }
}
