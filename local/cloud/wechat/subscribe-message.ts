import { setTimeout as sleep } from 'node:timers/promises'
import { isObject } from '../http'
import type { DocumentStore } from '../seams'
import { type OpenApi, type OpenApiReply, refused, succeeded } from './open-api-reply'
import { refusedKey, textsOf } from './template-data'
import type { Templates } from './templates'
import { hasRefusedWord } from './word-list'

/** How long WeChat is busy with one message; a second one to the same person within it is refused. Real milliseconds. */
const DELIVERY_MS = 10

/** A message that a function wanted to send, and what became of it. */
export interface MessageRecord {
  readonly at: number
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: unknown
  readonly functionName: string | undefined
  readonly accepted: boolean
  readonly errCode: number
  readonly errMsg: string
}

/** Subscribe messages by WeChat's rules: one acceptance is one message of that template to that person. */
export class SubscribeMessages {
  readonly #state: DocumentStore
  readonly #templates: Templates
  readonly #now: () => number
  readonly #beingSentTo = new Set<string>()
  #lastNumber: number

  constructor({ state, templates, now }: { state: DocumentStore; templates: Templates; now: () => number }) {
    this.#state = state
    this.#templates = templates
    this.#now = now
    this.#lastNumber = state.count('messages', {})
  }

  readonly send: OpenApi = async ({ args, functionName }) => {
    const { touser, template_id: templateId, page = '', data } = args
    const reply = await this.#attempt(touser, templateId, data)
    await this.#record({
      at: this.#now(),
      openid: String(touser),
      templateId: String(templateId),
      page: String(page),
      data,
      functionName,
      ...outcomeOf(reply),
    })
    return reply
  }

  /** What is left of a person's acceptances, and whether she has banned the template. `accepted` is added to what is left. */
  async setQuota(
    openid: string,
    templateId: string,
    quota: { count?: number; accepted?: number; banned?: boolean },
  ): Promise<QuotaRecord> {
    const _id = quotaId(openid, templateId)
    const before = this.#quota(_id)
    const after = { left: (quota.count ?? before.left) + (quota.accepted ?? 0), banned: quota.banned ?? before.banned }
    await this.#state.modify('quotas', { query: { _id }, change: after, multi: false, merge: false, upsert: true })
    return after
  }

  /** Newest first. */
  records(limit: number): MessageRecord[] {
    return this.#state
      .find('messages', { order: [['number', -1]], limit })
      .map(({ _id, number, ...record }) => record as unknown as MessageRecord)
  }

  async #attempt(openid: unknown, templateId: unknown, data: unknown): Promise<OpenApiReply> {
    if (typeof openid !== 'string' || openid === '') return refused(40003, 'invalid openid')
    const keys = typeof templateId === 'string' ? this.#templates.get(templateId) : undefined
    if (typeof templateId !== 'string' || keys === undefined) return refused(40037, 'invalid template_id')
    const wrong = refusedKey(keys, data)
    if (wrong !== undefined) return refused(47003, `argument invalid! data.${wrong}.value invalid`)
    if (textsOf(data).some(hasRefusedWord)) return refused(45168, 'hit sensitive words')
    if (this.#beingSentTo.has(openid)) return refused(43108, 'concurrent sends to one user')

    this.#beingSentTo.add(openid)
    try {
      const taken = await this.#takeQuota(quotaId(openid, templateId))
      await sleep(DELIVERY_MS)
      return taken
    } finally {
      this.#beingSentTo.delete(openid)
    }
  }

  async #takeQuota(_id: string): Promise<OpenApiReply> {
    if (this.#quota(_id).banned) return refused(43107, 'template is banned')
    const { updated } = await this.#state.modify('quotas', {
      query: { _id, left: { $gt: 0 } },
      change: { $inc: { left: -1 } },
      multi: false,
      merge: true,
      upsert: false,
    })
    if (updated === 0) return refused(43101, 'user refuse to accept the msg')
    return succeeded({ msgid: Math.floor(this.#now()) })
  }

  #quota(_id: string): QuotaRecord {
    const [quota] = this.#state.find('quotas', { query: { _id }, limit: 1 })
    return { left: Number(quota?.left ?? 0), banned: quota?.banned === true }
  }

  async #record(record: MessageRecord): Promise<void> {
    this.#lastNumber += 1
    await this.#state.insert('messages', [{ _id: this.#lastNumber, number: this.#lastNumber, ...record }])
  }
}

export interface QuotaRecord {
  readonly left: number
  readonly banned: boolean
}

function quotaId(openid: string, templateId: string): string {
  return JSON.stringify([openid, templateId])
}

function outcomeOf(reply: OpenApiReply): Pick<MessageRecord, 'accepted' | 'errCode' | 'errMsg'> {
  const { errcode, errmsg } = 'json' in reply && isObject(reply.json) ? reply.json : { errcode: 0, errmsg: 'ok' }
  return { accepted: errcode === 0, errCode: Number(errcode), errMsg: String(errmsg) }
}
