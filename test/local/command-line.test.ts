import { execFile } from 'node:child_process'
import { portOf, wholeNumberOf } from '../../local/command-line'
import { REPOSITORY } from '../../local/repository'

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

const run = (file: string, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', file, ...args], { cwd: REPOSITORY }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

test('an option that is not there is named, and the usage is what --help prints', async () => {
  const [asked, unknown] = await Promise.all([run('local/start.ts', '--help'), run('local/start.ts', '--frobnicate')])
  expect(asked).toMatchObject({ code: 0, err: '' })
  expect(asked.out).toMatch(/^npm start -- /)
  expect(unknown.code).toBe(1)
  expect(unknown.err).toContain("'--frobnicate'")
  expect(unknown.err).toContain(asked.out.trim())
})

test.each([
  ['local/audit/main.ts', ['--data', '/nowhere'], '这里没有可以对账的数据：/nowhere'],
  ['test/faults/main.ts', ['--seeds', '0', '--json'], '--seeds 须是从 1 起的整数：0'],
])('%s %j is refused in a line, and nothing is done', async (file, args, says) => {
  expect(await run(file, ...args)).toEqual({ code: 1, out: '', err: `${says}\n` })
})

test('ports and numbers of options: whole, in their range, or refused by the name of the option', () => {
  expect([portOf('--port', '0'), portOf('--port', '65535')]).toEqual([0, 65_535])
  for (const wrong of ['', 'x', '-1', '65536', '1.5', '1e3', ' 1'])
    expect(() => portOf('--port', wrong)).toThrow(`--port 须是 0 到 65535 的整数：${wrong}`)
  expect(() => wholeNumberOf('--seeds', '0', { least: 1 })).toThrow('--seeds 须是从 1 起的整数：0')
})
