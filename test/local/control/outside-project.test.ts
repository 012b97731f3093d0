import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { REPOSITORY } from '../../../local/repository'

jest.setTimeout(60_000)

/** Plain CommonJS functions of somebody else, outside this repository, on the command that anybody would type. */

const PROJECT = {
  'functions/greet/index.js': `
    const cloud = require('wx-server-sdk')
    const { polite } = require('polite')
    const { mark } = require('./lib/mark')
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
    const db = cloud.database()
    exports.main = async (event) => {
      const { OPENID } = cloud.getWXContext()
      await db.createCollection('visits').catch(() => undefined)
      await db.collection('visits').doc(OPENID).set({ data: { at: db.serverDate() } })
      return polite(event.name) + mark
    }`,
  'functions/greet/lib/mark.js': `exports.mark = '!'`,
  'functions/greet/node_modules/polite/index.js': `exports.polite = (name) => 'Good day, ' + name`,
  'functions/named/package.json': '{"main":"main.js"}',
  'functions/named/main.js': 'exports.main = (event, context) => context.function_name',
  'functions/borrows/index.js': `exports.main = () => require('dayjs')`,
  'functions/readme.md': 'not a function',
}

let dir: string
let child: ChildProcess
let line: { admin: string; control: string; env: string }

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'outside-'))
  for (const [path, text] of Object.entries(PROJECT)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  child = startCommand()
  line = await firstLine(child)
})
afterAll(() => {
  child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

function startCommand(...more: string[]): ChildProcess {
  const command = ['--import', 'tsx', 'local/cloud/main.ts', '--port', '0', '--json']
  const where = ['--data', join(dir, 'data'), '--functions', join(dir, 'functions')]
  return spawn(process.execPath, [...command, ...where, ...more], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function firstLine({ stdout }: ChildProcess): Promise<typeof line> {
  if (stdout === null) throw new Error('no standard output')
  const [text] = (await once(createInterface(stdout), 'line')) as [string]
  return JSON.parse(text) as typeof line
}

const call = async (name: string, data: object = {}) => {
  const response = await fetch(`${line.control}/call`, {
    method: 'POST',
    body: JSON.stringify({ openid: 'o_guest', name, data }),
  })
  return response.json()
}

test('--json prints one line that says where the cloud is', () => {
  expect(line).toEqual({
    admin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/admin$/),
    control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/_$/),
    env: 'local-env',
  })
})

test('a function finds its own files, its own packages, and our SDK when it brings none', async () => {
  expect(await call('greet', { name: 'Ada' })).toEqual({ result: 'Good day, Ada!' })
  const visits = await fetch(`${line.control}/collections/visits`)
  expect(await visits.json()).toMatchObject([{ _id: 'o_guest' }])
})

test('package.json may name the entry file', async () => {
  expect(await call('named')).toEqual({ result: 'named' })
})

test('a package of ours that the function does not bring is not there, as it would not be in WeChat', async () => {
  expect(await call('borrows')).toMatchObject({
    error: { message: expect.stringContaining("Cannot find module 'dayjs'") },
  })
})

test('only 127.0.0.1 is bound: another address of this very machine is refused', async () => {
  const socket = connect({ host: '127.0.0.2', port: Number(new URL(line.admin).port) })
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
  expect(error.code).toMatch(/ECONNREFUSED|EADDRNOTAVAIL|ETIMEDOUT/)
})

test.each<[fact: string, more: () => string[], says: string]>([
  ['a port that is taken', () => ['--port', new URL(line.admin).port, '--data', join(dir, 'other')], 'EADDRINUSE'],
  ['a port that is no port', () => ['--port', 'http'], '--port'],
  ['data that another cloud has open', () => [], '正被另一个云用着'],
  ['data that is a file', () => ['--data', join(dir, 'functions/readme.md')], 'readme.md'],
])('%s is said so, and the command fails', async (_fact, more, says) => {
  const second = startCommand(...more())
  const exit = once(second, 'exit')
  let said = ''
  for await (const chunk of second.stderr ?? []) said += chunk
  expect([(await exit)[0], said]).toEqual([1, expect.stringContaining(says)])
})

test('SIGTERM ends it cleanly', async () => {
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
