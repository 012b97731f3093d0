import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one bit a pixel: true is black. Every row must be as long as the first. */
export function encodePng(rows: ReadonlyArray<readonly boolean[]>): Buffer {
  const width = rows[0]?.length ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(rows.length, 4)
  header.writeUInt8(1, 8) // bits a pixel
  header.writeUInt8(0, 9) // greyscale
  const image = Buffer.concat(rows.map(encodeRow))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(image)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A filter byte (none), then the pixels from the highest bit down; a set bit is white. */
function encodeRow(row: readonly boolean[]): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil(row.length / 8))
  for (const [x, black] of row.entries()) {
    const at = 1 + (x >> 3)
    if (!black) bytes.writeUInt8(bytes.readUInt8(at) | (0x80 >> (x & 7)), at)
  }
  return bytes
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
