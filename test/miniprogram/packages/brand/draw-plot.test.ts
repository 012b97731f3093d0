import { drawPlot, type Plotting } from '../../../../miniprogram/packages/brand/components/plot/draw-plot'

type Point = readonly [x: number, y: number]

/** Draws on a context that only remembers where it went. */
function drawn(plotting: Partial<Plotting>): { points: Point[]; fills: number[]; arcs: Point[] } {
  const seen = { points: [] as Point[], fills: [] as number[], arcs: [] as Point[] }
  const context = {
    globalAlpha: 1,
    clearRect: () => {},
    beginPath: () => {},
    closePath: () => {},
    stroke: () => {},
    setLineDash: () => {},
    fill: () => seen.fills.push(context.globalAlpha),
    moveTo: (x: number, y: number) => seen.points.push([x, y]),
    lineTo: (x: number, y: number) => seen.points.push([x, y]),
    arc: (x: number, y: number) => seen.arcs.push([x, y]),
  }
  drawPlot({
    context: context as unknown as Plotting['context'],
    width: 100,
    height: 108,
    color: '#000',
    kind: 'line',
    values: [],
    above: [],
    dot: -1,
    isCapped: false,
    ...plotting,
  })
  return seen
}

test('drawPlot: a line stands in the middle of its slots, the highest of both rows at the top, 0 on the ground', () => {
  const { points } = drawn({ values: [0, 50], above: [100, 25] })
  for (const point of [
    [25, 104],
    [75, 54],
    [25, 4],
    [75, 79],
  ]) {
    expect(points).toContainEqual(point)
  }
})

test('drawPlot: bars stand for what is above 0, never lower than they are wide, the one pointed out full', () => {
  const { fills, arcs } = drawn({ kind: 'bars', values: [0, 1, 1000], dot: 2 })
  expect(fills).toEqual([0.35, 1])
  const [little, most] = arcs
  expect(little?.[1]).toBeLessThan(104 - 8)
  expect(most?.[1]).toBe(4 + 9)
})

test('drawPlot: nothing but zeros is a line on the ground, not a fault', () => {
  for (const [, y] of drawn({ values: [0, 0, 0] }).points) expect(y).toBe(104)
})
