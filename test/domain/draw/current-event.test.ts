import { currentEvent } from '../../../cloudfunctions/domain/draw/current-event'
import { writeDraft } from '../../../cloudfunctions/domain/draw/draft'
import { type DayEvent, newEvent } from '../../../cloudfunctions/domain/draw/event'

const at = (instant: string) => Date.parse(`2026-11-${instant}+08:00`)

function event(id: string, opens: string, closes: string, closedAt: string | null = null): DayEvent {
  const [opensAt, closesAt] = [at(opens), at(closes)]
  const published = {
    ...newEvent(id, writeDraft(null, { opensAt, closesAt }, 0)),
    state: 'published' as const,
    ready: true,
  }
  return closedAt === null ? published : { ...published, state: 'closed', closedAt: at(closedAt) }
}

const week = event('week', '23T10:00', '29T22:00')
const tuesday = event('tuesday', '24T10:00', '24T22:00')
const wrong = event('wrong', '24T09:00', '24T22:00', '24T11:00')
const correction = event('correction', '24T13:00', '24T22:00')
const next = event('next', '27T10:00', '27T22:00')

test.each<[string, string, readonly DayEvent[], string]>([
  ['of two that are open, the one that closes sooner', '24T12:00', [week, tuesday, next], 'tuesday'],
  ['the long one again once that has closed', '24T22:00', [week, tuesday, next], 'week'],
  ['a correction that is open, before what was closed early', '24T14:00', [wrong, correction], 'correction'],
  ['a correction that opens later, before what was closed early', '24T12:00', [wrong, correction], 'correction'],
  ['of two ahead, the one that opens sooner', '22T12:00', [next, tuesday], 'tuesday'],
  ['what closed today, with its results, before next week’s', '24T23:00', [tuesday, next], 'tuesday'],
  ['next week’s, from the next day on', '25T08:00', [tuesday, next], 'next'],
  ['what closed last, when nothing else is', '24T23:00', [wrong, tuesday], 'tuesday'],
  ['what closed, when its units were never written', '24T23:00', [{ ...tuesday, ready: false }, wrong], 'tuesday'],
])('currentEvent: %s', (_fact, now, events, id) => {
  expect(currentEvent(events, at(now))?.id).toBe(id)
  expect(currentEvent([...events].reverse(), at(now))?.id).toBe(id)
})

test('currentEvent: nothing of nothing', () => {
  expect(currentEvent([], at('24T12:00'))).toBeNull()
})
