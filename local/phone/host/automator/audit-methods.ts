import type { Audit } from '../audit/audit'
import { type AuditReport, type PageFigures, THRESHOLDS } from '../audit/report'
import type { HostContext } from '../context'
import { flawsOf } from '../look/flaws'
import type { Methods } from './parameters'

/** `stopAudits` of the client: the figures as JSON, and a page of HTML for the file that it writes. And, of our own, what
 *  somebody could not read or hit on the page on top. */
export function auditMethods(audit: Audit, context: HostContext): Methods {
  return {
    'Tool.stopAudits': () => {
      const { report } = audit
      return { data: JSON.stringify(report), report: pageOf(report) }
    },
    'Page.getFlaws': () => ({ flaws: flawsOf(context.topPage().element) }),
  }
}

function pageOf({ pages, complaints }: AuditReport): string {
  const names = Object.keys(THRESHOLDS) as Array<keyof PageFigures>
  const row = (cells: readonly unknown[]) =>
    `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>`
  const rows = [
    row(['', ...names]),
    row(['≤', ...names.map((name) => THRESHOLDS[name])]),
    ...Object.entries(pages).map(([path, figures]) => row([path, ...names.map((name) => figures[name])])),
  ]
  const said = complaints.map((complaint) => `<li>${escaped(complaint)}</li>`)
  return `<!doctype html><meta charset="utf-8"><table>${rows.join('')}</table><ul>${said.join('')}</ul>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
