import { randomBytes } from 'node:crypto'
import { APP_ID } from '../sdk-environment'
import type { DocumentStore } from '../seams'
import { type OpenApi, refused, succeeded } from './open-api-reply'

const CODE_LIVES_MS = 5 * 60_000

/** Phone numbers behind the codes of `<button open-type="getPhoneNumber">`: a code lives five minutes and works once. */
export class PhoneNumbers {
  readonly #state: DocumentStore
  readonly #now: () => number

  constructor({ state, now }: { state: DocumentStore; now: () => number }) {
    this.#state = state
    this.#now = now
  }

  async issueCode(phoneNumber: string): Promise<string> {
    const code = randomBytes(32).toString('hex')
    await this.#state.insert('phone_codes', [{ _id: code, phoneNumber, expiresAt: this.#now() + CODE_LIVES_MS }])
    return code
  }

  readonly getPhoneNumber: OpenApi = async ({ args: { code } }) => {
    const query = { _id: String(code), expiresAt: { $gt: this.#now() } }
    const [issued] = this.#state.find('phone_codes', { query, limit: 1 })
    const taken = issued === undefined ? 0 : await this.#state.remove('phone_codes', { query, multi: false })
    if (issued === undefined || taken === 0) return refused(40029, 'invalid code')
    const phoneNumber = String(issued.phoneNumber)
    return succeeded({
      phone_info: {
        phoneNumber,
        purePhoneNumber: phoneNumber,
        countryCode: '86',
        watermark: { timestamp: Math.floor(this.#now() / 1000), appid: APP_ID },
      },
    })
  }
}
