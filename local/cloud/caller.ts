/** Who stands behind a wire call: the person, and the function that runs on her behalf. */
export interface Caller {
  readonly openid?: string
  readonly unionid?: string
  /** Absent when no function of this cloud made the call. */
  readonly functionName?: string
  /** The invocation that made the call. */
  readonly requestId?: string
}

/** The opaque token that the SDK carries from the function's environment (WX_API_TOKEN) into every request. */
export function callerToken(caller: Caller): string {
  return Buffer.from(JSON.stringify(caller)).toString('base64url')
}

/** The caller in a token; nobody when the token is absent or not ours. */
export function readCallerToken(token: unknown): Caller {
  if (typeof token !== 'string' || token === '') return {}
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, 'base64url').toString())
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
