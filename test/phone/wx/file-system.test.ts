import { failureOf, wxInTest } from './wx-in-test'

beforeEach(() => localStorage.clear())

type Manager = Readonly<Record<string, (...parameters: unknown[]) => never>>
const managerOf = async (openid = 'o_one') => (await wxInTest({ openid })).plain.getFileSystemManager?.() as Manager

test('files: what is written is read, as text, as bytes and as base64', async () => {
  const files = await managerOf()
  await files.writeFile?.({ filePath: 'wxfile://usr/a.txt', data: '棉', encoding: 'utf8' })
  expect(files.readFileSync?.('wxfile://usr/a.txt', 'utf8')).toBe('棉')
  expect(files.readFileSync?.('wxfile://usr/a.txt', 'base64')).toBe('5qOJ')
  expect(new Uint8Array(files.readFileSync?.('wxfile://usr/a.txt') ?? [])).toEqual(new Uint8Array([230, 163, 137]))
})

test('files: folders are made, listed and removed', async () => {
  const files = await managerOf()
  files.mkdirSync?.('wxfile://usr/out')
  files.writeFileSync?.('wxfile://usr/out/b.csv', '1', 'utf8')
  files.writeFileSync?.('wxfile://usr/out/a.csv', '1', 'utf8')
  expect(files.readdirSync?.('wxfile://usr/out')).toEqual(['a.csv', 'b.csv'])
  expect(await failureOf(files.rmdir?.({ dirPath: 'wxfile://usr/out' }))).toEqual({
    errMsg: 'rmdir:fail directory not empty',
  })
  await files.rmdir?.({ dirPath: 'wxfile://usr/out', recursive: true })
  expect(files.readdirSync?.('wxfile://usr')).toEqual([])
})

test('files: one person does not read those of another', async () => {
  const files = await managerOf()
  files.writeFileSync?.('wxfile://usr/a.txt', '1', 'utf8')
  const others = await managerOf('o_two')
  expect(() => others.accessSync?.('wxfile://usr/a.txt')).toThrow(
    'accessSync:fail no such file or directory wxfile://usr/a.txt',
  )
})

test.each([
  ['readFileSync', ['wxfile://usr/none'], "readFileSync:fail no such file or directory, open 'wxfile://usr/none'"],
  ['writeFileSync', ['/etc/passwd', '1', 'utf8'], "writeFileSync:fail permission denied, open '/etc/passwd'"],
  [
    'writeFileSync',
    ['wxfile://usr/no/a', '1', 'utf8'],
    "writeFileSync:fail no such file or directory, open 'wxfile://usr/no/a'",
  ],
  [
    'writeFileSync',
    ['wxfile://usr/a', 1, 'utf8'],
    'writeFileSync:fail parameter error: parameter.data should be String or ArrayBuffer;',
  ],
  ['unlinkSync', ['wxfile://usr/none'], "unlinkSync:fail no such file or directory, unlink 'wxfile://usr/none'"],
  ['statSync', ['wxfile://usr/none'], 'statSync:fail no such file or directory wxfile://usr/none'],
])('%s(%j): %s', async (name, parameters, message) => {
  const files = await managerOf()
  expect(() => files[name]?.(...parameters)).toThrow(message)
})
