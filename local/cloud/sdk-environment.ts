import { type Caller, callerToken } from './caller'

export const ENV_ID = 'local-env'
export const APP_ID = 'wxlocal0000000000'

/** The environment variables that turn the unmodified wx-server-sdk towards a local cloud. */
export function sdkEnvironment(admin: string): Record<string, string> {
  return {
    // Without this the SDK looks up metadata hosts by DNS before every request.
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENV_ID,
    TCB_ENV: ENV_ID,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: admin }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    WX_APPID: APP_ID,
  }
}

/** The part of the environment that changes with each invocation; `getWXContext()` reads it back. */
export function invocationEnvironment(caller: Caller, source: string): Record<string, string | undefined> {
  return {
    TCB_SOURCE: source,
    WX_OPENID: caller.openid,
    WX_UNIONID: caller.unionid,
    WX_CLIENTIP: caller.openid && '127.0.0.1',
    WX_API_TOKEN: callerToken(caller),
  }
}
