import { compiled } from '../compiled'
import { readProgram, startInTest } from '../harness'
import { smallAppFolder } from './small-app'

test('a stack names the line and column of the TypeScript, in every module it goes through', () => {
  const details: string[] = []
  const folder = smallAppFolder({
    'pages/home.ts': `import { fail } from '../fail'

interface Words {
  readonly text: string
}

Page({
  onLoad() {
    const words: Words = { text: 'here' }
    fail(words.text)
  },
})
`,
    'fail.ts': `export type Never = never

export function fail(text: string): Never {
  throw new Error(text)
}
`,
  })
  const { sourceMaps } = compiled(folder)
  startInTest(readProgram(folder), {
    shell: { fault: ({ detail }) => void details.push(detail) },
    sourceMap: (id) => sourceMaps[id],
  })
  expect(details).toHaveLength(1)
  expect(details[0]).toContain('Error: here')
  expect(details[0]).toContain('fail.ts:4:9')
  expect(details[0]).toMatch(/pages\/home\.ts:10:\d+/)
})
