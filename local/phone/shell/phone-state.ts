import type { Person } from '../seams'

export type Network = 'good' | 'slow' | 'off'
export type Theme = 'light' | 'dark'

/** What the person beside the phone has set. Kept by the browser for each slot, so that a reload changes nothing. */
export interface PhoneState {
  readonly openid: string
  readonly network: Network
  readonly theme: Theme
  /** 1 is usual. */
  readonly textScale: number
}

export interface StateKeeper {
  readonly current: PhoneState
  change(change: Partial<PhoneState>): void
}

/** `slot` is the phone's place on the desk, from 1: the second phone starts in the hands of the second person. */
export function keepState(slot: number, people: readonly Person[]): StateKeeper {
  const key = `phone:${slot}`
  let current: PhoneState = {
    openid: people[(slot - 1) % people.length]?.openid ?? 'o_local_nobody',
    network: 'good',
    theme: 'light',
    textScale: 1,
    ...readJson(localStorage.getItem(key)),
  }
  return {
    get current() {
      return current
    },
    change(change) {
      current = { ...current, ...change }
      const { openid, theme } = current
      localStorage.setItem(key, JSON.stringify({ openid, theme }))
    },
  }
}

function readJson(text: string | null): Partial<PhoneState> {
  return text === null ? {} : (JSON.parse(text) as Partial<PhoneState>)
}
