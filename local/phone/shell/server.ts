import type { MessageTemplate, Person } from '../seams'

/** A subscribe message that WeChat accepted or refused, as the local cloud keeps it. */
export interface DeliveredMessage {
  readonly at: number
  readonly openid: string
  readonly templateId: string
  readonly page: string
  readonly data: Readonly<Record<string, { readonly value: string }>>
  readonly accepted: boolean
  readonly errCode?: number
  readonly errMsg?: string
}

/** Which mini program it is, who may hold a phone, how messages look, and whether functions run in a local cloud that can be asked. */
export interface Surroundings {
  /** The mini program's folder. */
  readonly project: string
  readonly people: readonly Person[]
  readonly templates: Readonly<Record<string, MessageTemplate>>
  readonly hasCloud: boolean
}

export interface ClockReport {
  /** Epoch milliseconds, as the cloud functions see them. */
  readonly now: number
  /** Whether that is the real time. */
  readonly real: boolean
  /** Whether time stands still until it is moved. */
  readonly standing: boolean
}

/** The phone's own server. Every call rejects with the text that the server gave. */
export const server = {
  surroundings: () => ask<Surroundings>('people'),
  clock: () => ask<ClockReport>('clock'),
  moveClock: (move: { now: number } | { advanceMs: number } | { real: true }) => ask<ClockReport>('clock', move),
  messages: () => ask<DeliveredMessage[]>('messages'),
  seed: (dataset: string) => ask<unknown>('seed', { dataset }),
  reset: () => ask<unknown>('reset', {}),
}

async function ask<Answer>(path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/phone/${path}`, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(messageOf(answer) ?? `${path} ${response.status}`)
  return answer as Answer
}

function messageOf(answer: unknown): string | undefined {
  const { message, error } = answer as { message?: string; error?: { message?: string } }
  return message ?? error?.message
}
