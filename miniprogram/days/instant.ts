import type { Day } from './day'

/** Asia/Shanghai has had no summer time since 1991, so an instant of this product is eight hours ahead of UTC there. */
const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000

/** The day in Shanghai that the instant (epoch ms) falls on, whatever the phone's own zone. */
export function dayAt(at: number): Day {
  return inShanghai(at).slice(0, 10)
}

/** `21:04`, in Shanghai. */
export function timeLabel(at: number): string {
  return inShanghai(at).slice(11, 16)
}

/** The hour in Shanghai, 0–23. */
export function hourOf(at: number): number {
  return Number(inShanghai(at).slice(11, 13))
}

/** The instant (epoch ms) at which a clock in Shanghai shows `time`, `21:04`, on that day. */
export function instantAt(day: Day, time: string): number {
  return Date.parse(`${day}T${time}:00+08:00`)
}

const inShanghai = (at: number): string => new Date(at + SHANGHAI_AHEAD_MS).toISOString()
