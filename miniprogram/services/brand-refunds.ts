import { type Answer, call, type DataOf } from './call'

export function loadStuckRefunds(): Promise<Answer<DataOf<'brand', 'refunds'>>> {
  return call('brand', 'refunds', {})
}
