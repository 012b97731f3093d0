import { randomUUID } from 'node:crypto'
import { type OpenApi, refused, succeeded } from './open-api-reply'
import type { Presence } from './presence'
import { hasRefusedWord } from './word-list'

const GREATEST_LENGTH = 2500
const LABEL_PASS = 100
const LABEL_ADVERTISEMENT = 10001

/** `security.msgSecCheck`, version 2: the author must have been in the mini program within two hours. */
export function msgSecCheck(presence: Presence): OpenApi {
  return ({ args: { version, scene, openid, content } }) => {
    if (version !== 2) return refused(40241, 'invalid version')
    if (typeof scene !== 'number' || ![1, 2, 3, 4].includes(scene)) return refused(40129, 'invalid scene')
    if (typeof content !== 'string' || content === '') return refused(44004, 'empty content')
    if (content.length > GREATEST_LENGTH) return refused(45002, 'content size out of limit')
    if (typeof openid !== 'string' || openid === '') return refused(40003, 'invalid openid')
    if (!presence.isRecent(openid)) return refused(61010, 'code is expired: the user was not here within two hours')

    const risky = hasRefusedWord(content)
    const result = { suggest: risky ? 'risky' : 'pass', label: risky ? LABEL_ADVERTISEMENT : LABEL_PASS }
    return succeeded({ result, detail: [{ strategy: 'keyword', errcode: 0, ...result }], trace_id: randomUUID() })
  }
}
