import { draw } from '../draw'
import { type ClockReport, server } from '../server'
import { dayOf, daysLater, describeDay, describeTime, nextTuesday, sameTimeOn } from './days'
import { attempt, drawSection } from './section'

export interface DaySection {
  readonly element: HTMLElement
  show(clock: ClockReport): void
}

/** What day it is for the cloud functions, and ways to another one. `onMoved` is called when the day is another. */
export function drawDay(onMoved: (clock: ClockReport) => void): DaySection {
  let now = Date.now()
  const date = draw('p', { class: 'day' })
  const hint = draw('p', { class: 'hint' })
  const note = draw('p', { class: 'note', role: 'alert' })
  const picked = draw('input', { type: 'date', 'aria-label': '哪一天' })

  const go = (target: (now: number) => number) =>
    attempt(note, async () => {
      const { now: from } = await server.clock()
      const to = target(from)
      onMoved(await server.moveClock(to >= from ? { advanceMs: to - from } : { now: to }))
    })
  const goBack = () => attempt(note, async () => onMoved(await server.moveClock({ real: true })))
  picked.addEventListener('change', () => {
    if (picked.value !== '') go((from) => sameTimeOn(picked.value, from))
  })

  return {
    element: drawSection(
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
      draw('button', { class: 'link', onClick: goBack }, '回到现在'),
      note,
    ),
    show(clock) {
      now = clock.now
      date.textContent = describeDay(now)
      hint.textContent = `${describeTime(now)} · ${clock.real ? '真实时间' : clock.standing ? '时间停着' : '时间在往前走'}`
      if (document.activeElement !== picked) picked.value = dayOf(now)
    },
  }
}
