import { type CommandLine, readCommandLine, USAGE } from '../../../local/deploy/command-line'

const read: ReadonlyArray<readonly [words: string, read: CommandLine]> = [
  ['--help', { what: 'help' }],
  ['--env brand-1 --help', { what: 'help' }],
  ['--check', { what: 'check', json: false }],
  ['--check --json', { what: 'check', json: true }],
  [
    '--env brand-1 --key k.key',
    { what: 'deploy', json: false, envId: 'brand-1', uploadKey: 'k.key', unset: [], miniProgram: null },
  ],
  [
    '--env brand-1 --key k.key --upload 1.0.0 --note 第一版',
    {
      what: 'deploy',
      json: false,
      envId: 'brand-1',
      uploadKey: 'k.key',
      unset: [],
      miniProgram: { version: '1.0.0', description: '第一版' },
    },
  ],
  [
    '--env brand-1 --key k.key --unset PAY_MERCHANT --unset FIRST_OPERATOR',
    {
      what: 'deploy',
      json: false,
      envId: 'brand-1',
      uploadKey: 'k.key',
      unset: ['PAY_MERCHANT', 'FIRST_OPERATOR'],
      miniProgram: null,
    },
  ],
]

test.each(read)('readCommandLine: %s', (words, expected) => {
  expect(readCommandLine(words.split(' '))).toEqual(expected)
})

test('readCommandLine: without an environment it says what there is', () => {
  expect(() => readCommandLine([])).toThrow(USAGE)
})

test('USAGE: names every option that is read', () => {
  for (const option of ['--check', '--json', '--env', '--key', '--upload', '--note', '--unset', '--help'])
    expect(USAGE).toContain(option)
})
