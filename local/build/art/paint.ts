import { pngOf } from './png'
import type { Shape } from './shapes'

export interface Layer {
  readonly shape: Shape
  /** `#rrggbb` */
  readonly colour: string
}

/** Lays shapes over each other, the last on top; a pixel on an edge is as opaque as the part of it inside. */
export function paint(
  layers: readonly Layer[],
  { width, height }: { readonly width: number; readonly height: number },
): Buffer {
  const rgba = new Uint8Array(width * height * 4)
  const inks = layers.map(({ shape, colour }) => ({
    shape,
    channels: [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)),
  }))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let below = [0, 0, 0]
      let opacity = 0
      for (const { shape, channels } of inks) {
        const inside = Math.min(Math.max(0.5 - shape({ x: x + 0.5, y: y + 0.5 }), 0), 1)
        if (inside === 0) continue
        const total = inside + opacity * (1 - inside)
        below = below.map((value, at) => ((channels[at] ?? 0) * inside + value * opacity * (1 - inside)) / total)
        opacity = total
      }
      rgba.set([...below.map(Math.round), Math.round(opacity * 255)], (y * width + x) * 4)
    }
  }
  return pngOf({ width, height, rgba })
}
