import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { installTools } from '../../../local/deploy/install-tools'

let folder: string
let installations: number

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'member-day-tools-'))
  installations = 0
  lock('1.0.0')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('installTools: what is installed is not installed again', () => {
  installTools(folder, install)
  installTools(folder, install)
  expect(installations).toBe(1)
})

test('installTools: an installation that was cut off is done again', () => {
  expect(() => installTools(folder, cutOff)).toThrow('killed')
  installTools(folder, install)
  expect(installations).toBe(1)
})

test('installTools: another version in the lock file is installed', () => {
  installTools(folder, install)
  lock('1.0.1')
  installTools(folder, install)
  expect(installations).toBe(2)
})

test('installTools: an update that was cut off is done again', () => {
  installTools(folder, install)
  lock('1.0.1')
  expect(() => installTools(folder, cutOff)).toThrow('killed')
  installTools(folder, install)
  expect(installations).toBe(2)
})

/** As npm ci: what was there goes first. */
function install(): void {
  unpack()
  installations++
}

function cutOff(): void {
  unpack()
  throw new Error('killed')
}

function unpack(): void {
  rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true })
  mkdirSync(path.join(folder, 'node_modules'))
}

function lock(version: string): void {
  writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: { tool: { version } } }))
}
