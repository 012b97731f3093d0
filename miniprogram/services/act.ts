import type { Functions } from '../../typings/contract'
import { type Answer, call, type DataOf, type Failure, type InputOf, mayHaveBeenDone } from './call'
import { forgetRequest, requestIdFor } from './pending-requests'

/**
 * Asks a cloud function to change something, once. The request's id is made and kept before it is sent and forgotten when
 * it is answered; until then, and across restarts, the same act is asked again under the same id.
 *
 * `occasion` tells apart acts that look alike: a check-in of Monday whose answer was lost is not Tuesday's.
 */
export async function act<Name extends keyof Functions & string, Action extends keyof Functions[Name] & string>(
  name: Name,
  action: Action,
  input: InputOf<Name, Action>,
  occasion: string,
): Promise<Answer<DataOf<Name, Action>>> {
  const key = JSON.stringify([name, action, input, occasion])
  const answer = await call(name, action, input, await requestIdFor(key))
  if (answer.ok || !mayHaveBeenDone(answer.error)) forgetRequest(key)
  return answer.ok ? answer : { ok: false, error: withReassurance(answer.error) }
}

/** Whoever taps again after no answer should know that it is safe. */
function withReassurance({ code, message }: Failure): Failure {
  const isUnanswered = code === 'OFFLINE' || code === 'NO_ANSWER'
  return { code, message: isUnanswered ? `${message}，不会重复` : message }
}
