import { treeElementOf } from '../../../../local/phone/host/dom-backend'
import type { StaffView, StoreView } from '../../../../typings/contract'
import { pageScene } from '../../pages/page-scene'
import { yes } from '../../reward-samples'
import { heqing, huaihai, NOW, page } from './brand-samples'

const scene = pageScene(NOW)

const stores: readonly StoreView[] = Array.from({ length: 95 }, (_, n) => ({
  ...huaihai,
  id: `s${n}`,
  name: `第 ${n} 店`,
  address: n === 77 ? 'Nanjing Road 77' : '',
}))
const staff: readonly StaffView[] = stores.flatMap(({ id }, n) =>
  [0, 1].map((each) => ({ ...heqing, staffId: `${id}-${each}`, storeId: id, name: `${each === 0 ? '甲' : '乙'}${n}` })),
)

beforeEach(() => {
  scene.phone.answer = ({ action }) => yes(action === 'stores' ? { stores } : { staff })
})

type Shown = Awaited<ReturnType<typeof scene.open>>

const rowsOf = (shown: Shown) => shown.all('.row').length

async function downTo(shown: Shown, end: number): Promise<number[]> {
  const seen = [rowsOf(shown)]
  while ((seen.at(-1) ?? end) < end && seen.length < 10) {
    shown.happen('onReachBottom')
    await shown.settle()
    seen.push(rowsOf(shown))
  }
  return seen
}

test('ninety-five stores come forty at a time, each once, and nothing is asked of the server for it', async () => {
  const shown = await scene.open(page('stores'))
  expect(await downTo(shown, 95)).toEqual([40, 80, 95])
  expect(scene.phone.sent).toHaveLength(1)
  shown.happen('onReachBottom')
  await shown.settle()
  expect(rowsOf(shown)).toBe(95)
  for (const { name } of stores) expect(shown.text().split(`${name} `)).toHaveLength(2)
})

test('a store is found by its name or its address; nothing found says so, and clearing brings all back', async () => {
  const shown = await scene.open(page('stores'))
  shown.happen('onReachBottom')
  await shown.settle()
  await seek(shown, ' nanjing ')
  expect(rowsOf(shown)).toBe(1)
  expect(shown.text()).toContain('第 77 店')
  await seek(shown, '第 9')
  expect(rowsOf(shown)).toBe(6)
  await seek(shown, '没有这家')
  expect(shown.text()).toContain('没有找到“没有这家”')
  await shown.tap('[aria-label="清空"]')
  expect(rowsOf(shown)).toBe(40)
})

test('the staff of many stores come forty at a time under the name of each store, and are found by either name', async () => {
  const shown = await scene.open(page('staff'))
  expect(await downTo(shown, 190)).toEqual([40, 80, 120, 160, 190])
  expect(shown.all('.group-name')).toHaveLength(95)
  await seek(shown, '乙77')
  expect(shown.text()).toContain('第 77 店 乙77 · 店员')
  await seek(shown, '第 77 店')
  expect(rowsOf(shown)).toBe(2)
})

test('of many stores whoever is invited gets one from a wheel, which stands at the first until another is chosen', async () => {
  const shown = await scene.open(page('invite'))
  expect(shown.all('form-fields [role="radio"]')).toHaveLength(2)
  expect(shown.text()).toContain('第 0 店')
  const [wheel] = shown.all('form-fields wx-picker')
  treeElementOf(wheel ?? null)?.triggerEvent('change', { value: '94' })
  await shown.settle()
  expect(shown.text()).toContain('第 94 店')
  shown.happen('onField', { detail: { key: 'name', value: '何青' } })
  scene.phone.plan(yes({ invite: 'ABCD', expiresAt: NOW }))
  await shown.tap('save-bar .van-button')
  expect(scene.phone.sent.at(-1)?.data.input).toMatchObject({ storeId: 's94' })
})

async function seek(shown: Shown, value: string): Promise<void> {
  shown.happen('onSought', { detail: { value } })
  await shown.settle()
}
