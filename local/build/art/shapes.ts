export interface Point {
  readonly x: number
  readonly y: number
}

/** Distance in pixels from a point to the edge of a shape: negative inside. */
export type Shape = (point: Point) => number

export function disc(centre: Point, radius: number): Shape {
  return ({ x, y }) => Math.hypot(x - centre.x, y - centre.y) - radius
}

/** Corners round by `radius`. */
export function roundedBox(box: { left: number; top: number; right: number; bottom: number; radius: number }): Shape {
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
  const half = { x: (box.right - box.left) / 2 - box.radius, y: (box.bottom - box.top) / 2 - box.radius }
  return (point) => {
    const dx = Math.abs(point.x - centre.x) - half.x
    const dy = Math.abs(point.y - centre.y) - half.y
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - box.radius
  }
}

/** A line with round ends. */
export function stroke(from: Point, to: Point, width: number): Shape {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const lengthSquared = along.x ** 2 + along.y ** 2
  return ({ x, y }) => {
    const share = ((x - from.x) * along.x + (y - from.y) * along.y) / lengthSquared
    const nearest = Math.min(Math.max(share, 0), 1)
    return Math.hypot(x - from.x - nearest * along.x, y - from.y - nearest * along.y) - width / 2
  }
}

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (point) =>
    Math.min(...shapes.map((shape) => shape(point)))

export const without =
  (shape: Shape, hole: Shape): Shape =>
  (point) =>
    Math.max(shape(point), -hole(point))

export const outlined =
  (shape: Shape, width: number): Shape =>
  (point) =>
    Math.abs(shape(point)) - width / 2

export const overlap =
  (...shapes: readonly Shape[]): Shape =>
  (point) =>
    Math.max(...shapes.map((shape) => shape(point)))

/** A shape turned around a point, clockwise. */
export function turned(shape: Shape, around: Point, degrees: number): Shape {
  const angle = (-degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return ({ x, y }) => {
    const dx = x - around.x
    const dy = y - around.y
    return shape({ x: around.x + dx * cos - dy * sin, y: around.y + dx * sin + dy * cos })
  }
}
