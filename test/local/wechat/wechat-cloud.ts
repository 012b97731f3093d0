import { type StartedCloud, startTestCloud } from '../started-cloud'

export interface WechatCloud extends StartedCloud {
  /** Calls an API of the SDK inside a function, such as `openapi.subscribeMessage.send`; a rejection comes back as a value. */
  api(path: string, argument: object, openid?: string): Promise<Record<string, unknown>>
}

const FUNCTION = `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ path, argument }) => {
    try {
      return await path.split('.').reduce((owner, key) => owner[key], cloud)(argument)
    } catch (error) {
      return { errCode: error.errCode, errMsg: error.errMsg }
    }
  }`

const OPEN_APIS = [
  'subscribeMessage.send',
  'wxacode.getUnlimited',
  'phonenumber.getPhoneNumber',
  'security.msgSecCheck',
]

/** A cloud with a function `api` that may call every open API, and others that may call none. */
export async function startWechatCloud(contents: Parameters<typeof startTestCloud>[0] = {}): Promise<WechatCloud> {
  const cloud = await startTestCloud({
    ...contents,
    functions: {
      'api/index.js': FUNCTION,
      'api/config.json': JSON.stringify({ permissions: { openapi: OPEN_APIS } }),
      'barred/index.js': FUNCTION,
      ...contents.functions,
    },
  })
  return {
    ...cloud,
    api: async (path, argument, openid) => {
      const answer = (await cloud.call('api', { path, argument }, openid)) as { result?: Record<string, unknown> }
      return answer.result ?? { failed: answer }
    },
  }
}
