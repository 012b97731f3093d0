import { type DueSource, TimeMachine } from '../../local/cloud/time-machine'
import { VirtualClock } from '../../local/cloud/virtual-clock'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** Keeps the spans that it was told of. */
class Spans implements DueSource {
  readonly told: Array<{ readonly after: number; readonly until: number }> = []

  prepare(after: number, until: number): void {
    this.told.push({ after, until })
  }

  next(): undefined {
    return undefined
  }

  async fire(): Promise<void> {}
}

test('a clock that was put back after a long jump tells its sources that the short way is theirs again', async () => {
  const clock = new VirtualClock()
  const spans = new Spans()
  const time = new TimeMachine(clock, [spans], () => undefined)
  await time.standAt(clock.now() + YEAR_MS, { timers: true })
  const { now } = await time.returnToReal()
  await time.close()

  const last = spans.told.at(-1)
  expect(last?.after).toBeLessThanOrEqual(now)
  expect(last?.until).toBeLessThan(now + YEAR_MS)
})
