import { drawBars } from '../../../miniprogram/components/expiry-plot/draw-bars'

type Context = Parameters<typeof drawBars>[0]['context']

/** Draws 3 bars on 30 × 100 and tells each as `alpha: what was traced`. */
function drawn(values: readonly number[]): string[] {
  const shapes: string[] = []
  let shape: string[] = []
  const round = (...numbers: number[]) => numbers.map((number) => Math.round(number * 10) / 10).join(',')
  const context = {
    globalAlpha: 1,
    clearRect: () => shapes.splice(0),
    beginPath: () => (shape = []),
    arc: (x: number, y: number, radius: number) => shape.push(`arc ${round(x, y, radius)}`),
    moveTo: (x: number, y: number) => shape.push(`from ${round(x, y)}`),
    lineTo: (x: number, y: number) => shape.push(`to ${round(x, y)}`),
    closePath: () => {},
    fill: () => shapes.push(`${context.globalAlpha}: ${shape.join(' ')}`),
  }
  drawBars({ context: context as never as Context, width: 30, height: 100, color: 'green', values })
  return shapes
}

test('drawBars: the highest value fills the height, others are as high as their share', () => {
  const [half, full] = drawn([50, 100, 0])
  expect(full).toContain('arc 15,2.2,2.2')
  expect(half).toContain('arc 5,52.2,2.2')
})

test('drawBars: what comes next is full, what comes later is quiet, nothing is a dot on the ground', () => {
  expect(drawn([0, 3, 3]).map((shape) => shape.split(' ', 2).join(' '))).toEqual(['0.4: arc', '1: from', '0.4: from'])
  expect(drawn([0, 3, 3])[0]).toBe('0.4: arc 5,98,2')
})

test('drawBars: few points beside many are never lower than the bar is wide', () => {
  expect(drawn([1, 100_000, 0])[0]).toContain('arc 5,97.8,2.2')
})

test('drawBars: without any points there are dots alone', () => {
  expect(drawn([0, 0, 0]).every((shape) => shape.startsWith('0.4: arc'))).toBe(true)
})
