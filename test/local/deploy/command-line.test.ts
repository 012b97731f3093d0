import { type CommandLine, readCommandLine, USAGE } from '../../../local/deploy/command-line'

const read: ReadonlyArray<readonly [words: string, read: CommandLine]> = [
  ['--help', { what: 'help' }],
  ['--env brand-1 --help', { what: 'help' }],
  ['--check', { what: 'check', json: false }],
  ['--check --json', { what: 'check', json: true }],
  ['--env brand-1', { what: 'deploy', json: false, envId: 'brand-1', unset: [], miniProgram: null }],
  [
    '--env brand-1 --unset PAY_MERCHANT --unset FIRST_OPERATOR',
    {
      what: 'deploy',
      json: false,
      envId: 'brand-1',
      unset: ['PAY_MERCHANT', 'FIRST_OPERATOR'],
      miniProgram: null,
    },
  ],
  [
    '--env brand-1 --upload 1.0.0 --key k.key --note 第一版',
    {
      what: 'deploy',
      json: false,
      envId: 'brand-1',
      unset: [],
      miniProgram: { version: '1.0.0', description: '第一版', keyFile: 'k.key' },
    },
  ],
]

test.each(read)('readCommandLine: %s', (words, expected) => {
  expect(readCommandLine(words.split(' '))).toEqual(expected)
})

test('readCommandLine: without an environment it says what there is', () => {
  expect(() => readCommandLine([])).toThrow(USAGE)
})

test('readCommandLine: an upload needs its key', () => {
  expect(() => readCommandLine(['--env', 'brand-1', '--upload', '1.0.0'])).toThrow('--upload needs --key')
})

test('USAGE: names every option that is read', () => {
  for (const option of ['--check', '--json', '--env', '--key', '--upload', '--note', '--unset', '--help'])
    expect(USAGE).toContain(option)
})
