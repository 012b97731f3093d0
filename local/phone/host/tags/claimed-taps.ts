/** Taps that an inner control has already acted on, so that the `<label>` around it does not act a second time. */
const claimed = new WeakSet<object>()

/** Handlers along a tap's way each get their own object; all derive from the same event. */
const originOf = (event: object): object => Object.getPrototypeOf(event) as object

export const claimTap = (event: object): void => void claimed.add(originOf(event))

export const isTapClaimed = (event: object): boolean => claimed.has(originOf(event))
