import type { StoreView } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'

export function loadStores(): Promise<Answer<DataOf<'brand', 'stores'>>> {
  return call('brand', 'stores', {})
}

export async function findStore(id: string): Promise<Answer<StoreView>> {
  const answer = await loadStores()
  if (!answer.ok) return answer
  const store = answer.data.stores.find((each) => each.id === id)
  return store === undefined
    ? { ok: false, error: { code: 'NOT_FOUND', message: '没有找到这家门店，请返回列表再看看' } }
    : { ok: true, data: store }
}

export async function saveStore(store: InputOf<'brand', 'saveStore'>): Promise<Answer<StoreView>> {
  const answer = await act('brand', 'saveStore', store, '')
  return answer.ok ? { ok: true, data: answer.data.store } : answer
}
