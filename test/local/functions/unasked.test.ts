import { startTestCloud } from '../started-cloud'

/** What happens without anybody calling. */

const timer = (cron: string) => JSON.stringify({ triggers: [{ name: 'tick', type: 'timer', config: cron }] })

/** A cloud with one function, and the first line that the function prints. */
async function firstPrinted(contents: Parameters<typeof startTestCloud>[0]): Promise<string> {
  let heard: (line: string) => void = () => undefined
  const line = new Promise<string>((resolve) => {
    heard = resolve
  })
  const cloud = await startTestCloud({ ...contents, log: (text) => text.includes(' | ') && heard(text) })
  const printed = await line
  await cloud.close()
  return printed
}

test('warm: a function is loaded before anybody calls it', async () => {
  const functions = { 'eager/index.js': `console.log('loaded'); exports.main = async () => {}` }
  expect(await firstPrinted({ functions, warm: true })).toBe('eager | loaded')
})

test('while the clock runs, timers fire by themselves', async () => {
  const functions = {
    'ticks/index.js': `exports.main = async ({ TriggerName, Time }) => console.log(TriggerName, Time)`,
    'ticks/config.json': timer('* * * * * * *'),
  }
  expect(await firstPrinted({ functions })).toMatch(/^ticks \| tick \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
})
