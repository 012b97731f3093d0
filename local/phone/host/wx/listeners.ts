/** A pair of `onX` and `offX`. `offX()` without a listener drops them all, as WeChat does. */
export interface Listeners<Detail> {
  readonly on: (listener: (detail: Detail) => void) => void
  readonly off: (listener?: (detail: Detail) => void) => void
  emit(detail: Detail): void
  readonly size: number
}

export function listeners<Detail>(): Listeners<Detail> {
  const all = new Set<(detail: Detail) => void>()
  return {
    on: (listener) => void all.add(listener),
    off(listener) {
      if (listener) all.delete(listener)
      else all.clear()
    },
    emit(detail) {
      for (const listener of [...all]) listener(detail)
    },
    get size() {
      return all.size
    },
  }
}
