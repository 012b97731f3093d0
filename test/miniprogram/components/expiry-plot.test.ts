import { startOfDay } from '../../../cloudfunctions/domain/time/day'
import { mountComponent, readProgram, settled, stopInTest } from '../../phone/harness'

const lotsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    left: 10 + index,
    expiresAt: startOfDay(`2027-${String(index + 1).padStart(2, '0')}-01`),
  }))

const mount = (lots: ReturnType<typeof lotsOf>) =>
  mountComponent(readProgram('miniprogram'), 'components/expiry-plot/expiry-plot', { lots, today: '2026-11-22' })

afterEach(() => {
  stopInTest()
  jest.restoreAllMocks()
})

test('expiry-plot: the first ends stand in words, the others after a tap, and all of them for who hears the page', async () => {
  const { component } = mount(lotsOf(6))
  expect(component.findAll('.line')).toHaveLength(3)
  expect(component.find('.line').text()).toBe('2026年12月底10')
  const plot = component.find('.plot').node.$$ as unknown as HTMLElement
  expect(plot.getAttribute('aria-label')).toBe(
    '到期的积分：2026年12月底 10，2027年1月底 11，2027年2月底 12，2027年3月底 13，2027年4月底 14，2027年5月底 15',
  )
  await component.find('.unfold').tap()
  expect(component.findAll('.line')).toHaveLength(6)
  expect(component.findAll('.unfold')).toHaveLength(0)
})

test('expiry-plot: few ends need no unfolding', () => {
  const { component } = mount(lotsOf(3))
  expect(component.findAll('.line')).toHaveLength(3)
  expect(component.findAll('.unfold')).toHaveLength(0)
})

test('expiry-plot: is drawn anew when the theme or the lots change', async () => {
  const tested = mount(lotsOf(2))
  await settled()
  const drawings = jest.spyOn(HTMLCanvasElement.prototype, 'getContext')
  tested.controls.setTheme('dark')
  await settled()
  expect(drawings).toHaveBeenCalledTimes(1)
  await tested.setProperties({ lots: lotsOf(4) })
  expect(drawings).toHaveBeenCalledTimes(2)
  expect(tested.context.warnings).toEqual([])
})
