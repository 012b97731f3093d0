import { draw } from '../draw'
import { type ClockReport, server } from '../server'
import { dayOf, daysLater, describeDay, describeTime, nextTuesday, sameTimeOn } from './days'
import { attempt, drawSection } from './section'

export interface DaySection {
  readonly element: HTMLElement
  show(clock: ClockReport): void
  /** The cloud does not answer. */
  showSilence(): void
}

/** What day it is for the cloud functions, and ways to another one. `onMoved` is called when the day is another. */
export function drawDay(onMoved: (clock: ClockReport) => void): DaySection {
  const date = draw('p', { class: 'day' })
  const hint = draw('p', { class: 'hint' })
  const note = draw('p', { class: 'note', role: 'alert' })
  const picked = draw('input', { type: 'date', 'aria-label': '哪一天' })

  const travel = (move: () => Promise<ClockReport>) =>
    attempt(note, async () => {
      // Every timer on the way fires, so a day takes its seconds.
      element.inert = true
      const arrived = await move().finally(() => {
        element.inert = false
      })
      onMoved(arrived)
    })
  const go = (target: (now: number) => number) =>
    travel(async () => {
      const { now: from } = await server.clock()
      const to = target(from)
      return server.moveClock(to >= from ? { advanceMs: to - from } : { now: to })
    })
  picked.addEventListener('change', () => {
    if (picked.value !== '') go((from) => sameTimeOn(picked.value, from))
  })

  const element = drawSection(
    '今天是',
    date,
    hint,
    draw(
      'div',
      { class: 'row' },
      draw('button', { class: 'quiet', onClick: () => go((from) => daysLater(from, 1)) }, '明天'),
      draw('button', { class: 'quiet', onClick: () => go(nextTuesday) }, '下周二'),
      picked,
    ),
    draw('button', { class: 'link', onClick: () => travel(() => server.moveClock({ real: true })) }, '回到现在'),
    note,
  )
  return {
    element,
    showSilence() {
      hint.textContent = '本地云没有回答'
    },
    show(clock) {
      const { now } = clock
      date.textContent = describeDay(now)
      const pace = element.inert ? '时间在赶路' : clock.real ? '真实时间' : clock.standing ? '时间停着' : '时间在往前走'
      hint.textContent = `${describeTime(now)} · ${pace}`
      if (document.activeElement !== picked) picked.value = dayOf(now)
    },
  }
}
