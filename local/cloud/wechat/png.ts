import { pngFile } from '../../png-file'

/** A PNG of one bit a pixel: true is black. Every row must be as long as the first. */
export function encodePng(rows: ReadonlyArray<readonly boolean[]>): Buffer {
  const width = rows[0]?.length ?? 0
  const scanlines = Buffer.concat(rows.map(encodeRow))
  return pngFile({ width, height: rows.length, bitsASample: 1, color: 'greyscale', scanlines })
}

/** A filter byte (none), then the pixels from the highest bit down; a set bit is white. */
function encodeRow(row: readonly boolean[]): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil(row.length / 8))
  for (const [x, black] of row.entries()) {
    const at = 1 + (x >> 3)
    if (!black) bytes.writeUInt8(bytes.readUInt8(at) | (0x80 >> (x & 7)), at)
  }
  return bytes
}
