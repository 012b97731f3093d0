import { columnOf } from './columns'
import type { Cell } from './wheel-cells'

type Context = WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D

export interface Ink {
  readonly ground: string
  readonly text: string
}

export interface Inks {
  readonly prize: Ink
  readonly nothing: Ink
  readonly gone: Ink
  readonly won: Ink
  /** Around the wheel and between its cells. */
  readonly rim: Ink
}

export interface Face {
  readonly context: Context
  /** Across, in the context's own pixels. */
  readonly size: number
  readonly cells: readonly Cell[]
  readonly inks: Inks
  /** Of the names: size in the context's own pixels, and family. */
  readonly font: { readonly size: number; readonly family: string }
  /** The cell to show as won; null for none. */
  readonly won: Cell | null
}

const RIM_SHARE = 0.022
/** Clear of the rim, and clear of the boll on the hub. */
const NAMES_FROM = 0.91
const NAMES_TO = 0.33
const LINE_SHARE = 1.12

/** Paints the wheel with its first seam at the top. */
export function paintWheel({ context, size, cells, inks, font, won }: Face): void {
  const radius = size / 2
  const rim = radius * RIM_SHARE
  context.clearRect(0, 0, size, size)
  context.save()
  context.translate(radius, radius)
  disc(context, radius, inks.rim.text)
  for (const cell of cells) {
    const ink = inkOf(cell, inks, won)
    wedge(context, cell, radius - rim, ink.ground)
    line(context, cell.from, radius - rim, inks.rim.ground)
  }
  for (const cell of cells) name(context, cell, { radius, font, color: inkOf(cell, inks, won).text })
  context.restore()
}

function inkOf(cell: Cell, inks: Inks, won: Cell | null): Ink {
  if (cell === won) return inks.won
  if (cell.prizeId === null) return inks.nothing
  return cell.isGone ? inks.gone : inks.prize
}

function disc(context: Context, radius: number, color: string): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fill()
}

function wedge(context: Context, { from, to }: Cell, radius: number, color: string): void {
  context.fillStyle = color
  context.beginPath()
  context.moveTo(0, 0)
  context.arc(0, 0, radius, radiansOf(from - 90), radiansOf(to - 90))
  context.closePath()
  context.fill()
}

function line(context: Context, angle: number, radius: number, color: string): void {
  context.save()
  context.rotate(radiansOf(angle))
  context.strokeStyle = color
  context.lineWidth = radius * 0.012
  context.beginPath()
  context.moveTo(0, 0)
  context.lineTo(0, -radius)
  context.stroke()
  context.restore()
}

interface Naming {
  readonly radius: number
  readonly font: Face['font']
  readonly color: string
}

/** Written downwards from the rim, so that it stands upright where the pointer is. */
function name(context: Context, cell: Cell, { radius, font, color }: Naming): void {
  const height = font.size * LINE_SHARE
  const most = Math.floor(((NAMES_FROM - NAMES_TO) * radius) / height)
  context.save()
  context.rotate(radiansOf((cell.from + cell.to) / 2))
  context.fillStyle = color
  context.font = `${cell.prizeId === null ? 400 : 500} ${font.size}px ${font.family}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const [index, sign] of columnOf(cell.name, most).entries()) {
    context.fillText(sign, 0, -radius * NAMES_FROM + height * (index + 0.5))
  }
  context.restore()
}

const radiansOf = (degrees: number): number => (degrees * Math.PI) / 180
