import { randomBytes } from 'node:crypto'
import { isInTapState } from '../../local/phone/host/wx/tap-state'

export interface SentCall {
  readonly name: string
  readonly data: { readonly action: string; readonly requestId?: string; readonly input: unknown }
}

/** What the cloud does with a call: an answer, or `lost` where none comes back. */
export type Outcome = object | 'lost'

type NetworkListener = (status: { readonly isConnected: boolean; readonly networkType: string }) => void

/** As much of `wx` as the services use, over a storage that survives the mini program. */
export class FakePhone {
  readonly sent: SentCall[] = []
  /** Batches of behaviour. They go out beside what a page asks, and are answered by `hear`. */
  readonly batches: SentCall[] = []
  /** Whose cloud it was started with. */
  readonly environments: string[] = []
  readonly storage = new Map<string, string>()
  networkType = 'wifi'
  readonly networkListeners = new Set<NetworkListener>()
  /** Templates that WeChat was asked for, in order, with how many calls the cloud had had by then. */
  readonly asked: Array<{ readonly tmplIds: readonly string[]; readonly callsBefore: number }> = []
  private readonly outcomes: Outcome[] = []

  /** What she says in WeChat's dialog to a template, or the error with which WeChat does not open it. */
  says: (templateId: string) => string | { readonly errCode: number } = (templateId) => {
    throw new Error(`nobody planned to ask for ${templateId}`)
  }

  /** What the cloud answers where nothing is planned; a call that nobody expects fails its test. */
  answer: (call: SentCall['data']) => Outcome = ({ action }) => {
    throw new Error(`nobody planned ${action}`)
  }

  /** What becomes of a batch of behaviour. */
  hear: (call: SentCall['data']) => Outcome | Promise<Outcome> = ({ input }) => {
    const { events } = input as { readonly events: readonly unknown[] }
    return { ok: true, data: { accepted: events.length } }
  }

  /** The next calls end so, in order. */
  plan(...outcomes: readonly Outcome[]): void {
    this.outcomes.push(...outcomes)
  }

  goOnline(networkType: string): void {
    this.networkType = networkType
    const status = { isConnected: networkType !== 'none', networkType }
    for (const listener of [...this.networkListeners]) listener(status)
  }

  readonly wx = {
    cloud: {
      init: (config: { readonly env?: string }) => {
        this.environments.push(config.env ?? 'of WeChat')
      },
      callFunction: async (call: SentCall) => {
        const isBatch = call.name === 'behaviour'
        if (isBatch) this.batches.push(call)
        else this.sent.push(call)
        const outcome = isBatch ? await this.hear(call.data) : (this.outcomes.shift() ?? this.answer(call.data))
        if (outcome === 'lost') throw { errMsg: 'cloud.callFunction:fail request:fail' }
        return { result: outcome }
      },
    },
    requestSubscribeMessage: async ({ tmplIds }: { tmplIds: readonly string[] }) => {
      const errMsg = 'requestSubscribeMessage:fail'
      if (!isInTapState()) throw { errMsg, errCode: 10005 }
      this.asked.push({ tmplIds, callsBefore: this.sent.length })
      const answers = tmplIds.map((id) => [id, this.says(id)] as const)
      for (const [, answer] of answers) if (typeof answer === 'object') throw { errMsg, ...answer }
      return { ...Object.fromEntries(answers), errMsg: 'requestSubscribeMessage:ok' }
    },
    getNetworkType: async () => ({ networkType: this.networkType }),
    onNetworkStatusChange: (listener: NetworkListener) => void this.networkListeners.add(listener),
    offNetworkStatusChange: (listener: NetworkListener) => void this.networkListeners.delete(listener),
    getRandomValues: async ({ length }: { length: number }) => ({
      randomValues: Uint8Array.from(randomBytes(length)).buffer,
    }),
    getStorageSync: (key: string) => JSON.parse(this.storage.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => void this.storage.set(key, JSON.stringify(value)),
    setStorage: async ({ key, data }: { key: string; data: unknown }) =>
      void this.storage.set(key, JSON.stringify(data)),
    getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
    removeStorageSync: (key: string) => void this.storage.delete(key),
  }

  get requestIds(): Array<string | undefined> {
    return this.sent.map((call) => call.data.requestId)
  }

  get actions(): string[] {
    return this.sent.map((call) => call.data.action)
  }
}
