import { turnOf } from '../../cloudfunctions/clock/turn'

/** A clock that goes on by so much each time it is asked. */
function clockOf(step: number, begins = 0) {
  let at = begins
  return () => {
    at += step
    return at
  }
}

const taken = (turn: ReturnType<typeof turnOf>) => [...turn.whileTime(Array(100).keys())].length

test('a job takes what it can in eight seconds and leaves the rest, so that nothing else waits for it', () => {
  expect(taken(turnOf(0, clockOf(1)))).toBe(100)
  // Asked once when the turn begins, and before each item but the first.
  expect(taken(turnOf(0, clockOf(1_000)))).toBe(8)
})

test('late in a run every job takes one thing, and none begins with another that the platform might cut off', () => {
  expect(taken(turnOf(0, clockOf(1, 44_990)))).toBe(9)
  expect(taken(turnOf(0, clockOf(1, 50_000)))).toBe(1)
})

test('a share is for all that a job goes through', () => {
  const turn = turnOf(0, clockOf(1_000))
  expect(taken(turn)).toBe(8)
  expect(taken(turn)).toBe(1)
})
