import { dayAt, timeLabel } from '../../../days/instant'

/** An instant as the form has it: `2026-12-01 10:00`, in Shanghai whatever the phone's zone. */
export const momentTyped = (at: number): string => `${dayAt(at)} ${timeLabel(at)}`

export function instantFrom(moment: string): number {
  return Date.parse(`${moment.replace(' ', 'T')}:00+08:00`)
}
