const FIRST_PAUSE_MS = 400

/** Waits before the second attempt, three times as long before the third, and so on; up to half as long again by chance,
 *  so that phones which failed together do not come back together. */
export function waitBeforeAttempt(attempt: number): Promise<void> {
  const pauseMs = FIRST_PAUSE_MS * 3 ** (attempt - 2) * (1 + Math.random() / 2)
  return new Promise((resolve) => setTimeout(resolve, pauseMs))
}
