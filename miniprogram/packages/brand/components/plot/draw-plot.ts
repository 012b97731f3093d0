import type { Sheet } from '../../../../drawing/sheet'

export type PlotKind = 'line' | 'bars'

export interface Plotting extends Sheet {
  readonly kind: PlotKind
  /** From left to right, none below 0. */
  readonly values: readonly number[]
  /** Another row of as many, drawn as a dashed line; empty for none. */
  readonly above: readonly number[]
  /** The index of the bar that is pointed out; below 0 for none. */
  readonly dot: number
  /** Whether a line marks the top. */
  readonly isCapped: boolean
}

/** Room for half a line's width, so that nothing is cut at the edges. */
const MARGIN = 4
const LINE = 2
const BAR_SHARE = 0.56
const WIDEST_BAR = 18
const QUIET = 0.35
const FAINT = 0.14
const DASHES = [4, 4]

interface Scale {
  x(index: number): number
  y(value: number): number
  readonly slot: number
  readonly ground: number
}

/** Draws the figures of one row; every value has a slot of its own, and stands in the middle of it. */
export function drawPlot(plotting: Plotting): void {
  const { context, width, height, color, values, above, isCapped } = plotting
  const scale = scaleOf(plotting)
  context.clearRect(0, 0, width, height)
  context.fillStyle = color
  context.strokeStyle = color
  context.lineJoin = 'round'
  context.lineCap = 'round'
  drawGround(context, width, scale.ground)
  if (isCapped) drawCap(context, width)
  if (plotting.kind === 'bars') {
    drawBars(plotting, scale)
    return
  }
  fillBelow(context, values, scale)
  drawLine(context, values, scale)
  context.setLineDash(DASHES)
  drawLine(context, above, scale)
  context.setLineDash([])
}

function scaleOf({ width, height, values, above }: Plotting): Scale {
  const highest = Math.max(...values, ...above, 1)
  const ground = height - MARGIN
  const slot = width / values.length
  return {
    slot,
    ground,
    x: (index) => slot * (index + 0.5),
    y: (value) => ground - (ground - MARGIN) * (value / highest),
  }
}

function drawGround(context: Plotting['context'], width: number, ground: number): void {
  context.globalAlpha = QUIET
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(0, ground)
  context.lineTo(width, ground)
  context.stroke()
}

function drawCap(context: Plotting['context'], width: number): void {
  context.globalAlpha = QUIET
  context.lineWidth = 1
  context.setLineDash(DASHES)
  context.beginPath()
  context.moveTo(0, MARGIN)
  context.lineTo(width, MARGIN)
  context.stroke()
  context.setLineDash([])
}

function fillBelow(context: Plotting['context'], values: readonly number[], scale: Scale): void {
  trace(context, values, scale)
  context.lineTo(scale.x(values.length - 1), scale.ground)
  context.lineTo(scale.x(0), scale.ground)
  context.closePath()
  context.globalAlpha = FAINT
  context.fill()
}

function drawLine(context: Plotting['context'], values: readonly number[], scale: Scale): void {
  trace(context, values, scale)
  context.globalAlpha = 1
  context.lineWidth = LINE
  context.stroke()
}

function trace(context: Plotting['context'], values: readonly number[], { x, y }: Scale): void {
  context.beginPath()
  for (const [index, value] of values.entries()) {
    if (index === 0) context.moveTo(x(index), y(value))
    else context.lineTo(x(index), y(value))
  }
}

/** Round on top; a value above 0 is never lower than it is wide, so that little is seen too. */
function drawBars({ context, values, dot }: Plotting, { x, y, slot, ground }: Scale): void {
  const radius = Math.min(WIDEST_BAR, slot * BAR_SHARE) / 2
  for (const [index, value] of values.entries()) {
    if (value === 0) continue
    const center = x(index)
    const shoulder = Math.min(y(value) + radius, ground - radius)
    context.globalAlpha = dot < 0 || index === dot ? 1 : QUIET
    context.beginPath()
    context.moveTo(center - radius, ground)
    context.lineTo(center - radius, shoulder)
    context.arc(center, shoulder, radius, Math.PI, 0)
    context.lineTo(center + radius, ground)
    context.closePath()
    context.fill()
  }
}
