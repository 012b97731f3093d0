import { readFileSync } from 'node:fs'
import path from 'node:path'
import { inflateSync } from 'node:zlib'
import { artFiles, MINI_PROGRAM } from '../../../local/build/art/files'
import { ourApp } from '../../../local/our-app'

test.each([...artFiles()])('art: %s is what the code draws', (file, drawn) => {
  const committed = readFileSync(path.join(MINI_PROGRAM, file))
  if (file.endsWith('.png')) expect(pixelsOf(committed).equals(pixelsOf(drawn))).toBe(true)
  else expect(committed.toString()).toBe(drawn.toString())
})

test('art: every icon that the tab bar names is drawn, 81 × 81', () => {
  const themes: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(path.join(MINI_PROGRAM, 'theme.json'), 'utf8'),
  )
  const named = Object.values(themes).flatMap((theme) => Object.values(theme).filter((value) => value.endsWith('.png')))
  // In two themes, each with the icon of a tab that is chosen.
  expect(named).toHaveLength((ourApp().tabBar?.list.length ?? 0) * 4)
  const drawn = artFiles()
  for (const name of named) {
    const icon = drawn.get(name)
    expect([icon?.readUInt32BE(16), icon?.readUInt32BE(20)]).toEqual([81, 81])
  }
})

/** What a PNG shows, whatever the version of zlib that packed it. */
function pixelsOf(png: Buffer): Buffer {
  const packed: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(data)
  }
  return inflateSync(Buffer.concat(packed))
}
