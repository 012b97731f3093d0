import { type Answer, call, type DataOf } from './call'

export function loadSegments(): Promise<Answer<DataOf<'brand', 'segments'>>> {
  return call('brand', 'segments', {})
}
