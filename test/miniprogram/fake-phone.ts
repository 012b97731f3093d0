import { randomBytes } from 'node:crypto'

interface SentCall {
  readonly name: string
  readonly data: { readonly action: string; readonly requestId?: string; readonly input: unknown }
}

/** What the cloud does with a call: an answer, or `lost` where none comes back. */
export type Outcome = object | 'lost'

/** As much of `wx` as the services use, over a storage that survives the mini program. */
export class FakePhone {
  readonly sent: SentCall[] = []
  readonly storage = new Map<string, string>()
  networkType = 'wifi'
  private readonly outcomes: Outcome[] = []

  /** The next calls end so, in order; a call that nobody planned fails its test. */
  plan(...outcomes: readonly Outcome[]): void {
    this.outcomes.push(...outcomes)
  }

  readonly wx = {
    cloud: {
      init: () => {},
      callFunction: async (call: SentCall) => {
        this.sent.push(call)
        const outcome = this.outcomes.shift()
        if (outcome === undefined) throw new Error(`nobody planned ${call.name}.${call.data.action}`)
        if (outcome === 'lost') throw { errMsg: 'cloud.callFunction:fail request:fail' }
        return { result: outcome }
      },
    },
    getNetworkType: async () => ({ networkType: this.networkType }),
    getRandomValues: async ({ length }: { length: number }) => ({
      randomValues: Uint8Array.from(randomBytes(length)).buffer,
    }),
    getStorageSync: (key: string) => JSON.parse(this.storage.get(key) ?? '""'),
    setStorageSync: (key: string, value: unknown) => this.storage.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => this.storage.delete(key),
  }

  get requestIds(): Array<string | undefined> {
    return this.sent.map((call) => call.data.requestId)
  }
}
