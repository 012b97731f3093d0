/** WeChat grants some calls only as the person's own doing: in a tap's handler, or right after certain calls have ended. */
let inside = false
let leaving: ReturnType<typeof setTimeout> | undefined

/** Begins a tap state. It lasts through the handler and the promises that wait for nothing outside, then it is over. */
export function enterTapState(): void {
  inside = true
  clearTimeout(leaving)
  leaving = setTimeout(() => {
    inside = false
  }, 0)
}

/** For the few calls that a tap outlasts: what it gives back begins the tap anew when there is one now. */
export function carryTapState(): () => void {
  return inside ? enterTapState : () => {}
}

export const isInTapState = (): boolean => inside
