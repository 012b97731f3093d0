import type { ChannelListeners, EventChannel } from './context'

type Listener = (...args: unknown[]) => void

/** One listener table; both pages hold the same one, as in WeChat. */
export function createEventChannel(initial: ChannelListeners = {}): EventChannel {
  const listeners = new Map<string, Listener[]>()
  const add = (name: string, listener: Listener) => {
    listeners.set(name, [...(listeners.get(name) ?? []), listener])
  }
  const channel: EventChannel = {
    emit(name, ...args) {
      for (const listener of listeners.get(name) ?? []) listener(...args)
    },
    on: add,
    once(name, listener) {
      const first: Listener = (...args) => {
        channel.off(name, first)
        listener(...args)
      }
      add(name, first)
    },
    off(name, listener) {
      if (listener)
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((other) => other !== listener),
        )
      else listeners.delete(name)
    },
  }
  for (const [name, listener] of Object.entries(initial)) add(name, listener)
  return channel
}
