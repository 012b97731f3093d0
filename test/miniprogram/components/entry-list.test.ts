import { readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(__dirname, '../../../miniprogram/components/entry-list')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')

test.each([
  ['ROW_RPX', '.row'],
  ['HEADING_RPX', '.heading'],
])('entry-list: %s, which stands for rows that are away, is the height of %s', (name, selector) => {
  const assumed = new RegExp(`var ${name} = (\\d+)`).exec(read('entry-list.wxs'))?.[1]
  const styled = new RegExp(`^\\${selector} \\{[^}]*\\n  height: (\\d+)rpx`, 'm').exec(read('entry-list.wxss'))?.[1]
  expect(assumed).toMatch(/^\d+$/)
  expect(assumed).toBe(styled)
})
