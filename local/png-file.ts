import { crc32, deflateSync } from 'node:zlib'

export interface PngImage {
  readonly width: number
  readonly height: number
  readonly bitsASample: 1 | 8
  readonly color: 'greyscale' | 'rgba'
  /** Each row behind its filter byte. */
  readonly scanlines: Buffer
  /** Of zlib, 9 for the smallest file; its default when left out. */
  readonly level?: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOR_TYPES = { greyscale: 0, rgba: 6 } as const

/** A whole PNG file around scanlines that are ready. */
export function pngFile({ width, height, bitsASample, color, scanlines, level = -1 }: PngImage): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(bitsASample, 8)
  header.writeUInt8(COLOR_TYPES[color], 9)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(scanlines, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
