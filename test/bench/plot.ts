import type { ClockCost } from './clock'

const WIDTH = 640
const HEIGHT = 320
const LEFT = 64
const BOTTOM = 48
const TOP = 40

/** The clock's cost against the number of members, as SVG: sizes on a logarithmic scale, milliseconds from zero. */
export function plotOf(costs: readonly ClockCost[]): string {
  const top = 1.6 * Math.max(...costs.map(({ ms }) => ms))
  const [least, most] = [Math.log10(costs[0]?.members ?? 1), Math.log10(costs.at(-1)?.members ?? 10)]
  const x = (members: number) => LEFT + ((Math.log10(members) - least) / (most - least)) * (WIDTH - LEFT - 48)
  const y = (ms: number) => HEIGHT - BOTTOM - (ms / top) * (HEIGHT - BOTTOM - TOP)
  const points = costs.map(({ members, ms }) => ({ x: x(members), y: y(ms), members, ms }))
  const line = points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    '<title>The clock with 1,000 due, by members in the store</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fbf8f3"/>`,
    `<text x="${LEFT}" y="24" fill="#3d3a35">The clock with 1,000 due, by members in the store (ms)</text>`,
    `<path d="M${LEFT} ${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 32}" fill="none" stroke="#b9b1a4"/>`,
    `<polyline points="${line}" fill="none" stroke="#4f7a5b" stroke-width="2"/>`,
    ...points.map((point) => dot(point)),
    '</svg>',
    '',
  ].join('\n')
}

function dot({ x, y, members, ms }: { x: number; y: number; members: number; ms: number }): string {
  return [
    `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4" fill="#4f7a5b"/>`,
    `<text x="${x.toFixed(1)}" y="${(y - 12).toFixed(1)}" text-anchor="middle" fill="#3d3a35">${Math.round(ms)}</text>`,
    `<text x="${x.toFixed(1)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#6d675e">${members.toLocaleString('en')}</text>`,
  ].join('')
}
