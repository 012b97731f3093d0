import type { TemplateData } from '../domain/messages/template-data'
import { openapi } from './sdk'

export interface Sending {
  readonly openid: string
  readonly templateId: string
  /** Where a tap on the message leads. */
  readonly page: string
  readonly data: TemplateData
}

export type SendingOutcome =
  | { readonly kind: 'sent' }
  /** Somebody answered that it was not sent, with this code. */
  | { readonly kind: 'refused'; readonly code: number }
  /** Nobody answered: it may have been sent. */
  | { readonly kind: 'unknown' }

/** Codes of the cloud in front of WeChat, which then was not asked: no such interface, and none allowed by config.json. */
const NOT_ASKED: readonly number[] = [-604100, -604101]

/** Sends one subscribe message. One wire call, and never a second one for the same message: WeChat does not know repetitions. */
export async function sendSubscribeMessage({ openid, templateId, page, data }: Sending): Promise<SendingOutcome> {
  try {
    await openapi.subscribeMessage.send({ touser: openid, templateId, page, data, lang: 'zh_CN' })
    return { kind: 'sent' }
  } catch (error) {
    const code = codeOf(error)
    return code > 0 || NOT_ASKED.includes(code) ? { kind: 'refused', code } : { kind: 'unknown' }
  }
}

/** WeChat's own codes are positive; what is below is the way there. */
function codeOf(error: unknown): number {
  const { errCode } = (error ?? {}) as { readonly errCode?: unknown }
  return typeof errCode === 'number' ? errCode : 0
}
