import { isObject } from '../http'
import type { PayApis } from '../wechat/pay/pay-reply'
import type { WireActions } from './wire-action'
import { invalidParam } from './wire-error'

/** `wx.wxPayApi`: snake_case JSON as multipart bytes in, the same as raw bytes out. */
export function payActions(apis: PayApis): WireActions {
  let lastReply: Promise<unknown> = Promise.resolve()
  return {
    'wx.wxPayApi': async ({ fields, caller: { openid } }) => {
      const apiName = fields.text('apiName')
      const api = Object.hasOwn(apis, apiName) ? apis[apiName] : undefined
      if (api === undefined) throw invalidParam(`the local cloud has no pay API ${apiName}`)
      const args = readArguments(fields.bytes('requestData'))
      // One at a time: a refund must see every refund before it.
      const reply = lastReply.then(() => api({ args, openid }))
      lastReply = reply.catch(() => undefined)
      return { bytes: Buffer.from(JSON.stringify(await reply)) }
    },
  }
}

function readArguments(bytes: Buffer): Record<string, unknown> {
  let args: unknown
  try {
    args = JSON.parse(bytes.toString())
  } catch {
    throw invalidParam('requestData is not JSON')
  }
  if (!isObject(args)) throw invalidParam('requestData must be an object')
  return args
}
