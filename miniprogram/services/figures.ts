import type { Dashboard, DaySpan, Report } from '../../typings/contract'
import { type Answer, call } from './call'

export function loadDashboard(): Promise<Answer<Dashboard>> {
  return call('brand', 'dashboard', {})
}

export function loadReport(span: DaySpan): Promise<Answer<Report>> {
  return call('brand', 'report', span)
}
