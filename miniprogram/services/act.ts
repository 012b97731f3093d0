import type { Functions } from '../../typings/contract'
import { type Answer, call, type DataOf, type Failure, type InputOf, mayHaveBeenDone } from './call'
import { forgetRequest, requestIdFor, requestKey } from './pending-requests'
import { randomHex } from './random-hex'

/**
 * Asks a cloud function to change something, once. The request's id is made and kept before it is sent and forgotten when
 * it is answered; until then, and across restarts, the same act is asked again under the same id.
 *
 * `occasion` tells apart acts that look alike: a check-in of Monday whose answer was lost is not Tuesday's. Where an act can
 * be meant a second time it is what was looked at: a sight that has moved on since makes it another act.
 */
export async function act<Name extends keyof Functions & string, Action extends keyof Functions[Name] & string>(
  name: Name,
  action: Action,
  input: InputOf<Name, Action>,
  occasion: string,
): Promise<Answer<DataOf<Name, Action>>> {
  const key = requestKey(name, action, JSON.stringify([input, occasion]))
  const answer = await call(name, action, input, await requestIdFor(key))
  if (answer.ok || !mayHaveBeenDone(answer.error)) forgetRequest(key)
  return answer.ok ? answer : { ok: false, error: withReassurance(answer.error) }
}

/**
 * Asks for what holds from now on, for which twice is as good as once. Every tap has an id of its own: under one that was
 * kept, a choice that was changed meanwhile would be answered with what was chosen then, and nothing would change.
 */
export async function choose<Name extends keyof Functions & string, Action extends keyof Functions[Name] & string>(
  name: Name,
  action: Action,
  input: InputOf<Name, Action>,
): Promise<Answer<DataOf<Name, Action>>> {
  const answer = await call(name, action, input, await randomHex())
  return answer.ok ? answer : { ok: false, error: withReassurance(answer.error) }
}

/** Whoever taps again after no answer should know that it is safe. */
function withReassurance({ code, message }: Failure): Failure {
  const isUnanswered = code === 'OFFLINE' || code === 'NO_ANSWER'
  return { code, message: isUnanswered ? `${message}，不会重复` : message }
}
