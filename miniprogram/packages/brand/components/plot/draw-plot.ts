export type PlotKind = 'line' | 'bars' | 'steps'

export interface Plotting {
  readonly context: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
  /** Of the canvas, in CSS pixels. */
  readonly width: number
  readonly height: number
  readonly color: string
  readonly kind: PlotKind
  /** From left to right, none below 0. */
  readonly values: readonly number[]
  /** The value at the top; 0 for the highest of all. */
  readonly top: number
  /** A dashed line at this value; below 0 for none. */
  readonly level: number
  /** The index of the value that is pointed out; below 0 for none. */
  readonly dot: number
  /** Whether a line marks the top. */
  readonly isCapped: boolean
}

/** Room for a dot and half a line's width, so that nothing is cut at the edges. */
const MARGIN = 5
const LINE = 2
const DOT = 4
const BAR_SHARE = 0.56
const WIDEST_BAR = 18
const QUIET = 0.35
const FAINT = 0.14

interface Scale {
  x(index: number): number
  y(value: number): number
  readonly slot: number
  readonly ground: number
}

/** Draws the figures of one row; every value has a slot of its own, and stands in the middle of it. */
export function drawPlot(plotting: Plotting): void {
  const { context, width, height, color, values, level, dot, isCapped } = plotting
  const scale = scaleOf(plotting)
  context.clearRect(0, 0, width, height)
  context.fillStyle = color
  context.strokeStyle = color
  context.lineJoin = 'round'
  context.lineCap = 'round'
  drawGround(context, width, scale.ground)
  if (isCapped) drawDashes(context, { width, y: MARGIN, alpha: QUIET })
  if (plotting.kind === 'bars') drawBars(plotting, scale)
  else drawLine(plotting, scale)
  if (level >= 0) drawDashes(context, { width, y: scale.y(level), alpha: 1 })
  const value = values[dot]
  if (value !== undefined && plotting.kind !== 'bars') drawDot(context, scale.x(dot), scale.y(value))
}

function scaleOf({ width, height, values, top, kind }: Plotting): Scale {
  const highest = top > 0 ? top : Math.max(...values, 1)
  const ground = height - MARGIN
  // Steps are shares of a whole, from the very left to the very right.
  const inset = kind === 'steps' ? MARGIN : 0
  const slot = (width - 2 * inset) / values.length
  return {
    slot,
    ground,
    x: (index) => inset + slot * (index + 0.5),
    y: (value) => ground - (ground - MARGIN) * Math.min(1, value / highest),
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

function drawDashes(
  context: Plotting['context'],
  { width, y, alpha }: { readonly width: number; readonly y: number; readonly alpha: number },
): void {
  context.globalAlpha = alpha
  context.lineWidth = 1
  context.setLineDash([4, 4])
  context.beginPath()
  context.moveTo(0, y)
  context.lineTo(width, y)
  context.stroke()
  context.setLineDash([])
}

function drawLine({ context, values, kind }: Plotting, { x, y, ground }: Scale): void {
  const trace = () => {
    context.beginPath()
    for (const [index, value] of values.entries()) {
      const before = values[index - 1]
      if (index === 0) context.moveTo(x(0), y(value))
      else if (kind === 'steps' && before !== undefined) {
        context.lineTo(x(index), y(before))
        context.lineTo(x(index), y(value))
      } else context.lineTo(x(index), y(value))
    }
  }
  trace()
  context.lineTo(x(values.length - 1), ground)
  context.lineTo(x(0), ground)
  context.closePath()
  context.globalAlpha = FAINT
  context.fill()
  trace()
  context.globalAlpha = 1
  context.lineWidth = LINE
  context.stroke()
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

function drawDot(context: Plotting['context'], x: number, y: number): void {
  context.globalAlpha = 1
  context.beginPath()
  context.arc(x, y, DOT, 0, 2 * Math.PI)
  context.fill()
}
