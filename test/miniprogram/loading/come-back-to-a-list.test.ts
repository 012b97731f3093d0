import type { OrderView } from '../../../typings/contract'
import { pageScene } from '../pages/page-scene'
import { refusal, towel, voucher, yes } from '../reward-samples'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

const order = { planId: 'month', amountFen: 3_100, state: 'closed', createdAt: 0, payBy: 0 } as const

/** Each list, and a page of one row in it. */
const LISTS: ReadonlyArray<readonly [string, (name: string) => object]> = [
  ['pages/rewards/rewards', (name) => ({ rewards: [{ ...towel, id: name, name }], points: 254, personalised: true })],
  ['pages/vouchers/vouchers', (name) => ({ vouchers: [{ ...voucher, id: name, name }] })],
  ['pages/orders/orders', (name) => ({ orders: [{ ...order, orderId: name, name } satisfies OrderView] })],
]

describe.each(LISTS)('%s', (page, rowOf) => {
  const pageOf = (name: string, next?: string) => yes({ ...rowOf(name), ...(next === undefined ? {} : { next }) })
  const cursors = () => scene.phone.sent.map(({ data }) => (data.input as { readonly cursor?: string }).cursor ?? '')

  async function readTwo() {
    scene.phone.plan(pageOf('第一行', 'one'))
    const shown = await scene.open(page)
    scene.phone.plan(pageOf('第二行', 'two'))
    shown.happen('onReachBottom')
    await shown.settle()
    return shown
  }

  test('come back to from further down it shows as many pages as before, as they are now, put there at once', async () => {
    const shown = await readTwo()
    const { instance } = shown.app.context.topPage()
    const setData = jest.spyOn(instance, 'setData')
    scene.phone.plan(pageOf('第一行', 'one'), pageOf('新的第二行', 'two'))
    shown.happen('onShow')
    await shown.settle()
    expect(cursors()).toEqual(['', 'one', '', 'one'])
    expect(shown.text()).toMatch(/第一行.*新的第二行/)
    expect(setData.mock.calls.filter(([change]) => 'pages' in (change as object))).toHaveLength(1)
    scene.phone.plan(pageOf('第三行'))
    shown.happen('onReachBottom')
    await shown.settle()
    expect(cursors().at(-1)).toBe('two')
    expect(shown.text()).toMatch(/第一行.*新的第二行.*第三行/)
  })

  test('what cannot be read again stays as it was, with why; pulled down, the list begins anew', async () => {
    const shown = await readTwo()
    scene.phone.plan(pageOf('新的第一行', 'one'), refusal('INTERNAL', '服务开了小差，请稍后再试'))
    shown.happen('onShow')
    await shown.settle()
    expect(shown.text()).toMatch(/第一行.*第二行/)
    expect(shown.text()).not.toContain('新的')
    scene.phone.plan(pageOf('新的第一行', 'one'))
    shown.happen('onPullDownRefresh')
    await shown.settle()
    expect(shown.text()).toContain('新的第一行')
    expect(shown.text()).not.toContain('第二行')
  })
})
