/** How a deployment goes about it. */
export interface Conduct {
  /** Hears of each step before it begins, and of what it leaves alone. Never of a value. */
  readonly tell: (step: string) => void
  /** A second between two looks at what CloudBase is doing. */
  readonly pause: () => Promise<void>
}
