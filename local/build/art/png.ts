import { pngFile } from '../../png-file'

export interface Picture {
  readonly width: number
  readonly height: number
  /** Four bytes a pixel, row by row: red, green, blue, opacity. */
  readonly rgba: Uint8Array
}

export function pngOf({ width, height, rgba }: Picture): Buffer {
  const rows = scanlines({ width, height, rgba })
  return pngFile({ width, height, bitsASample: 8, color: 'rgba', scanlines: rows, level: 9 })
}

/** Each row behind a zero: it is stored as it is. */
function scanlines({ width, height, rgba }: Picture): Buffer {
  const lines = Buffer.alloc(height * (width * 4 + 1))
  for (let y = 0; y < height; y++) {
    lines.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1)
  }
  return lines
}
