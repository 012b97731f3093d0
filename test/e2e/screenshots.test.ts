import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ourApp } from '../../local/our-app'
import { REPOSITORY } from '../../local/repository'

const folder = mkdtempSync(path.join(tmpdir(), 'member-day-shots-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Taken {
  readonly files: readonly string[]
  readonly flaws: readonly object[]
}

function take(options: readonly string[]): Taken {
  const program = ['--import', 'tsx', 'local/screenshots/main.ts', '--json', '--width', '320', '--out', folder]
  const { stdout, stderr } = spawnSync(process.execPath, [...program, ...options], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    timeout: 240_000,
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as Taken
}

describe('as they usually are', () => {
  let seen: Taken
  beforeAll(() => {
    seen = take([])
  }, 300_000)

  test('pages: nothing on them is a flaw, by day and by night', () => {
    expect(seen.flaws).toEqual([])
  })

  test('screenshots: a picture of every page in both themes, as large as was asked for, none like another', () => {
    const { files } = seen
    const pictures = files.map((file) => readFileSync(file))

    expect(files.length).toBeGreaterThanOrEqual(ourApp().pages.length * 2)
    expect(files).toContain(path.join(folder, 'home-light-320.png'))
    expect(files).toContain(path.join(folder, 'home-dark-320.png'))
    expect(pictures.map((png) => [png.readUInt32BE(16), png.readUInt32BE(20)])).toEqual(files.map(() => [640, 1136]))
    expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(files.length)
  })
})

test('pages: nor where there is nothing yet, where functions fail, with large text, with the longest names and with ten thousand of everything', () => {
  const states = ['empty', 'failed', 'large', 'long', 'many'].flatMap((state) => ['--state', state])
  expect(take(['--measure', '--theme', 'light', ...states]).flaws).toEqual([])
}, 300_000)
