/** How the wheel turns. A rotation is how far it was turned clockwise, in degrees; the pointer stands at the top. */
export interface Turn {
  readonly from: number
  readonly to: number
}

export const TURN_MS = 4200

const CIRCLE = 360
const FULL_TURNS = 4

/** The angle of the wheel that the pointer shows, in [0,360). */
export function shownAt(rotation: number): number {
  return (CIRCLE - (rotation % CIRCLE)) % CIRCLE
}

/** The rotation, in [0,360), at which the pointer shows `angle`. */
export function rotationShowing(angle: number): number {
  return (CIRCLE - angle) % CIRCLE
}

/** The turn from the rotation where the wheel stands to where it shows `angle`, onwards and several times around. */
export function turnTo(angle: number, from: number): Turn {
  const onwards = (rotationShowing(angle) - (from % CIRCLE) + CIRCLE) % CIRCLE
  return { from, to: from + FULL_TURNS * CIRCLE + onwards }
}

/** Where the wheel stands after `elapsedMs` of a turn: off gently, long in coming to rest, and then exactly at its end. */
export function rotationAt({ from, to }: Turn, elapsedMs: number): number {
  if (elapsedMs >= TURN_MS) return to
  return from + (to - from) * eased(Math.max(elapsedMs, 0) / TURN_MS)
}

/** From 0 to 1 without a step, resting at both ends. */
function eased(time: number): number {
  const begun = time * time * (3 - 2 * time)
  return 1 - (1 - begun) ** 3
}
