import { startInTest } from '../harness'
import { smallApp } from './small-app'

test('a stack names the line and column of the TypeScript, in every module it goes through', () => {
  const details: string[] = []
  startInTest(
    smallApp({
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
    }),
    { shell: { fault: ({ detail }) => void details.push(detail) } },
  )
  expect(details).toHaveLength(1)
  expect(details[0]).toContain('Error: here')
  expect(details[0]).toContain('fail.ts:4:9')
  expect(details[0]).toMatch(/pages\/home\.ts:10:\d+/)
})
