import type { Sheet } from '../../drawing/sheet'

export interface Drawing extends Sheet {
  /** Of every bar; 0 stands as a dot on the ground line. */
  readonly values: readonly number[]
}

const BAR_SHARE = 0.44
const DOT_RADIUS = 2
const QUIET = 0.4

/** Draws a bar for each value, as high as it is of the highest; the first that is not 0 is the one coming next, and full. */
export function drawBars({ context, width, height, color, values }: Drawing): void {
  const slot = width / values.length
  const barWidth = slot * BAR_SHARE
  const highest = Math.max(...values, 1)
  const next = values.findIndex((value) => value > 0)

  context.clearRect(0, 0, width, height)
  context.fillStyle = color
  for (const [index, value] of values.entries()) {
    const center = slot * (index + 0.5)
    context.globalAlpha = index === next ? 1 : QUIET
    context.beginPath()
    if (value === 0) context.arc(center, height - DOT_RADIUS, DOT_RADIUS, 0, 2 * Math.PI)
    else traceBar(context, { center, barWidth, bottom: height, barHeight: (height * value) / highest })
    context.fill()
  }
}

interface Bar {
  readonly center: number
  readonly barWidth: number
  readonly bottom: number
  readonly barHeight: number
}

/** Round on top; never lower than it is wide, so that few points are seen too. */
function traceBar(context: Drawing['context'], { center, barWidth, bottom, barHeight }: Bar): void {
  const radius = barWidth / 2
  const shoulder = bottom - Math.max(barHeight, barWidth) + radius
  context.moveTo(center - radius, bottom)
  context.lineTo(center - radius, shoulder)
  context.arc(center, shoulder, radius, Math.PI, 0)
  context.lineTo(center + radius, bottom)
  context.closePath()
}
