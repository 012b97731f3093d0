import { PassThrough } from 'node:stream'
import { SingleBar } from 'cli-progress'

/** How often a log, where no bar can be drawn, says how far it is. */
const LOG_EVERY_MS = 60_000

export interface Progress {
  /** `total`: how much there is to do, in whatever is counted. Before this nothing is shown. */
  start(total: number, shown?: object): void
  /** That much more is done; `shown` is what the format names beside the bar. */
  increment(more: number, shown?: object): void
  update(done: number): void
}

/**
 * Does something that may take longer than a second, and shows how far it is: a bar on a terminal, a line a minute in a log,
 * nothing where a program reads along (`isQuiet`). `format` is cli-progress's.
 */
export async function withProgress<Made>(
  format: string,
  isQuiet: boolean,
  work: (progress: Progress) => Made | Promise<Made>,
): Promise<Made> {
  const toNobody = isQuiet ? { stream: new PassThrough() } : {}
  const bar = new SingleBar({
    format,
    noTTYOutput: !isQuiet,
    notTTYSchedule: LOG_EVERY_MS,
    etaBuffer: 100,
    ...toNobody,
  })
  try {
    return await work({
      start: (total, shown) => bar.start(total, 0, shown),
      increment: (more, shown) => bar.increment(more, shown),
      update: (done) => bar.update(done),
    })
  } finally {
    // Its timer would keep the process from ending.
    bar.stop()
  }
}
