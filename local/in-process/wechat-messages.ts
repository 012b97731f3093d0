import { isObject } from '../cloud/http'
import type { MemoryStore } from './memory-store'

/** What WeChat answers where nobody said yes. */
const REFUSED = 43101

/** WeChat's side of subscribe messages, as far as a world needs it: one acceptance is one message of that template to that
 *  person. The local cloud's own waits in real time for a message to be delivered, which no turn of a simulation can. */
export class WechatMessages {
  readonly #state: MemoryStore
  readonly #now: () => number

  constructor(state: MemoryStore, now: () => number) {
    this.#state = state
    this.#now = now
  }

  async accept(openid: string, templateId: string): Promise<void> {
    await this.#state.insert('quotas', [
      { _id: `${this.#state.count('quotas', {})}`, openid, templateId, isUsed: false },
    ])
  }

  async send(args: unknown): Promise<{ errCode: 0 }> {
    const { touser: openid, templateId } = isObject(args) ? args : {}
    const { updated } = await this.#state.modify('quotas', {
      query: { openid, templateId, isUsed: false },
      change: { $set: { isUsed: true } },
      multi: false,
      merge: true,
      upsert: false,
    })
    if (updated === 0) throw Object.assign(new Error('user refuse to accept the msg'), { errCode: REFUSED })
    const _id = this.#state.count('messages', {})
    await this.#state.insert('messages', [{ _id, at: this.#now(), openid, templateId, accepted: true }])
    return { errCode: 0 }
  }
}
