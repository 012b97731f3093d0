import { type MountedComponent, mountComponent, readProgram, settled, stopInTest } from '../../phone/harness'

const PRIZES = [
  { id: 'towel', name: '长绒棉浴巾', odds: 0.0125, unitsLeft: 3 },
  { id: 'bag', name: '帆布袋', odds: 0.05, unitsLeft: 0 },
]

afterEach(() => {
  stopInTest()
  jest.restoreAllMocks()
})

/** What the browser says of the canvas where the member wants less motion, which jsdom knows nothing of. */
function wantLessMotion(): void {
  const read = window.getComputedStyle.bind(window)
  jest.spyOn(window, 'getComputedStyle').mockImplementation((element) => {
    const style = read(element)
    if (element.className.endsWith('--face')) style.transitionProperty = 'none'
    return style
  })
}

async function mountWheel(drawn: object | null): Promise<MountedComponent> {
  const mounted = mountComponent(
    readProgram('miniprogram'),
    'components/lucky-wheel/lucky-wheel',
    { prizes: PRIZES, drawn },
    { events: ['rest'] },
  )
  await settled(mounted)
  return mounted
}

const labelOf = ({ container }: MountedComponent) =>
  container.querySelector('[class$="--wheel"]')?.getAttribute('aria-label')
const pointerOf = ({ container }: MountedComponent) =>
  container.querySelector('[class*="--pointer"]')?.className.split('--').at(-1)

test('before the first draw the pointer shows nothing', async () => {
  const wheel = await mountWheel(null)
  expect(labelOf(wheel)).toBe('转盘，格子上是长绒棉浴巾、帆布袋和谢谢参与')
  expect(pointerOf(wheel)).toBe('shows-nothing')
  expect(wheel.events).toEqual([])
})

test('a draw made before is shown where it stands, and nothing is said to have come to rest', async () => {
  const wheel = await mountWheel({ prizeId: 'bag', roll: 0.03, isWon: false, isFresh: false })
  expect(labelOf(wheel)).toBe('转盘停在帆布袋')
  expect(pointerOf(wheel)).toBe('shows-draw')
  expect(wheel.events).toEqual([])
})

test('less motion: a fresh draw is shown at once, and comes to rest once', async () => {
  wantLessMotion()
  const wheel = await mountWheel(null)
  await wheel.setProperties({ drawn: { prizeId: 'towel', roll: 0.004, isWon: true, isFresh: true } })
  expect(labelOf(wheel)).toBe('转盘停在长绒棉浴巾')
  expect(pointerOf(wheel)).toBe('shows-won')
  expect(wheel.events.map(({ type }) => type)).toEqual(['rest'])
})

test('a fresh draw turns the wheel first: nothing is shown, and nothing is at rest', async () => {
  const wheel = await mountWheel(null)
  await wheel.setProperties({ drawn: { prizeId: 'towel', roll: 0.004, isWon: true, isFresh: true } })
  expect(pointerOf(wheel)).toBe('shows-nothing')
  expect(wheel.events).toEqual([])
})

test('pointer-lies: a draw that has no cell comes to rest with nothing shown', async () => {
  const wheel = await mountWheel(null)
  await wheel.setProperties({ drawn: { prizeId: 'gone', roll: 0.5, isWon: true, isFresh: true } })
  expect(pointerOf(wheel)).toBe('shows-nothing')
  expect(wheel.events.map(({ type }) => type)).toEqual(['rest'])
})
