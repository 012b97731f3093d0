import { CallError } from '../functions/call-error'
import type { FunctionsRuntime } from '../functions/functions-runtime'
import { HttpRefusal, isObject } from '../http'
import type { Presence } from '../wechat/presence'
import { type ControlRoutes, optionalText, requiredText } from './control-route'

/** Invokes functions as WeChat would, and opens their instances ahead. What WeChat or the function refuses is `{error}`, not a
 *  bad request. */
export function callRoutes(functions: FunctionsRuntime, presence: Presence): ControlRoutes {
  return {
    'POST /call': ({ body }) => {
      const name = requiredText(body, 'name')
      const openid = optionalText(body, 'openid')
      const source = optionalText(body, 'source') ?? 'wx_client'
      const { data = {} } = body
      if (!isObject(data)) throw new HttpRefusal(400, 'data 必须是对象')
      if (openid !== undefined && /^\d+$/.test(openid))
        throw new HttpRefusal(400, 'openid 不能全是数字：SDK 会把它当作数字而丢失精度')
      if (openid !== undefined) presence.saw(openid)
      return orRefusal(async () => {
        const json = await functions.call({
          name,
          payload: JSON.stringify(data),
          caller: { ...(openid !== undefined && { openid }) },
          source,
        })
        return { result: JSON.parse(json) as unknown }
      })
    },

    'POST /warm': ({ body }) => {
      const name = requiredText(body, 'name')
      return orRefusal(async () => ({ instances: await functions.warmAll(name) }))
    },
  }
}

async function orRefusal<Reply>(act: () => Promise<Reply>) {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    const { code, errCode, message } = error
    return { error: { code, errCode, message } }
  }
}
