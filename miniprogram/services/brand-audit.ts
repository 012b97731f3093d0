import { type Answer, call, type DataOf, type InputOf } from './call'

export function loadAudit(page: InputOf<'brand', 'audit'>): Promise<Answer<DataOf<'brand', 'audit'>>> {
  return call('brand', 'audit', page)
}
