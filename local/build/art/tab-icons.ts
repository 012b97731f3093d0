import { type Picture, pngOf } from './png'

/** What WeChat asks of a tab bar icon, in pixels. */
const SIZE = 81

interface Point {
  readonly x: number
  readonly y: number
}

/** Distance in pixels from a point to the edge of a shape: negative inside. */
type Shape = (point: Point) => number

const COLOURS = {
  light: { plain: '#69716c', selected: '#3b7257' },
  dark: { plain: '#98a19b', selected: '#8cc3a6' },
} as const

/** The icons of the tab bar by the file they are kept in, below `images/tab/`. */
export function tabIcons(): Map<string, Buffer> {
  const icons = new Map<string, Buffer>()
  for (const [theme, { plain, selected }] of Object.entries(COLOURS)) {
    icons.set(`today-${theme}.png`, draw(sevenBolls({ filled: false }), plain))
    icons.set(`today-selected-${theme}.png`, draw(sevenBolls({ filled: true }), selected))
    icons.set(`member-day-${theme}.png`, draw(wheel({ filled: false }), plain))
    icons.set(`member-day-selected-${theme}.png`, draw(wheel({ filled: true }), selected))
    icons.set(`check-in-${theme}.png`, draw(tickedSheet({ filled: false }), plain))
    icons.set(`check-in-selected-${theme}.png`, draw(tickedSheet({ filled: true }), selected))
  }
  return icons
}

const LINE = 4.6
const CENTRE: Point = { x: 40.5, y: 40.5 }

/** 今天: six bolls around one. */
function sevenBolls({ filled }: { readonly filled: boolean }): Shape {
  const around = [-120, -60, 0, 60, 120, 180].map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    return { x: CENTRE.x + 19.5 * Math.cos(angle), y: CENTRE.y + 19.5 * Math.sin(angle) }
  })
  const bolls = union(...around.map((centre) => disc(centre, 12.2)))
  const heart = disc(CENTRE, 7)
  return filled ? without(bolls, outlined(heart, LINE)) : union(outlined(bolls, LINE), outlined(heart, LINE))
}

/** 会员日: a wheel of six cells under its pointer. */
function wheel({ filled }: { readonly filled: boolean }): Shape {
  const centre: Point = { x: 40.5, y: 45 }
  const seams = union(
    ...[0, 60, 120].map((degrees) => {
      const angle = (degrees * Math.PI) / 180
      const reach = { x: 27 * Math.cos(angle), y: 27 * Math.sin(angle) }
      return stroke(
        { x: centre.x - reach.x, y: centre.y - reach.y },
        { x: centre.x + reach.x, y: centre.y + reach.y },
        filled ? LINE - 1 : LINE - 1.4,
      )
    }),
  )
  const hub = disc(centre, 8)
  const pointer = union(disc({ x: 40.5, y: 11 }, 6), stroke({ x: 40.5, y: 11 }, { x: 40.5, y: 21 }, LINE))
  const face = disc(centre, 27)
  if (filled) return union(without(without(face, seams), disc(centre, 6)), pointer)
  return union(outlined(face, LINE), without(seams, hub), outlined(hub, LINE - 1), pointer)
}

/** 签到: a sheet of the calendar with a tick. */
function tickedSheet({ filled }: { readonly filled: boolean }): Shape {
  const sheet = roundedBox({ left: 13, top: 17, right: 68, bottom: 69, radius: 12 })
  const rings = union(
    stroke({ x: 28, y: 10 }, { x: 28, y: 21 }, LINE),
    stroke({ x: 53, y: 10 }, { x: 53, y: 21 }, LINE),
  )
  const tick = union(
    stroke({ x: 29, y: 45 }, { x: 37.5, y: 53 }, LINE + 0.6),
    stroke({ x: 37.5, y: 53 }, { x: 53, y: 36.5 }, LINE + 0.6),
  )
  return filled ? union(without(sheet, tick), rings) : union(outlined(sheet, LINE), rings, tick)
}

function disc(centre: Point, radius: number): Shape {
  return ({ x, y }) => Math.hypot(x - centre.x, y - centre.y) - radius
}

function roundedBox(box: { left: number; top: number; right: number; bottom: number; radius: number }): Shape {
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  const half = { x: (box.right - box.left) / 2 - box.radius, y: (box.bottom - box.top) / 2 - box.radius }
  return (point) => {
    const dx = Math.abs(point.x - centre.x) - half.x
    const dy = Math.abs(point.y - centre.y) - half.y
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - box.radius
  }
}

/** A line with round ends. */
function stroke(from: Point, to: Point, width: number): Shape {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const lengthSquared = along.x ** 2 + along.y ** 2
  return ({ x, y }) => {
    const share = ((x - from.x) * along.x + (y - from.y) * along.y) / lengthSquared
    const nearest = Math.min(Math.max(share, 0), 1)
    return Math.hypot(x - from.x - nearest * along.x, y - from.y - nearest * along.y) - width / 2
  }
}

const union =
  (...shapes: readonly Shape[]): Shape =>
  (point) =>
    Math.min(...shapes.map((shape) => shape(point)))

const without =
  (shape: Shape, hole: Shape): Shape =>
  (point) =>
    Math.max(shape(point), -hole(point))

const outlined =
  (shape: Shape, width: number): Shape =>
  (point) =>
    Math.abs(shape(point)) - width / 2

/** Fills the shape with one colour; a pixel on its edge is as opaque as the part of it inside. */
function draw(shape: Shape, colour: string): Buffer {
  const rgba = new Uint8Array(SIZE * SIZE * 4)
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const inside = Math.min(Math.max(0.5 - shape({ x: x + 0.5, y: y + 0.5 }), 0), 1)
      rgba.set([...channels, Math.round(inside * 255)], (y * SIZE + x) * 4)
    }
  }
  const picture: Picture = { width: SIZE, height: SIZE, rgba }
  return pngOf(picture)
}
