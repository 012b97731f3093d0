import * as v from 'valibot'
import type { Reply } from '../../typings/contract'
import type { InvalidInput, Refusal } from '../domain/refusal'
import { type Caller, currentCaller } from '../platform/caller'
import { now } from '../platform/time'
import { INTERNAL_ERROR, replyErrorOf } from './refusal-messages'

export type Outcome<Data> = { readonly ok: true; readonly answer: Data } | Refusal

/** What an action is given: who asks, what, and when. */
export interface Asked<Input> {
  readonly caller: Caller
  readonly action: string
  readonly input: Input
  readonly now: number
  /** A query may carry one too, so that its repetition is known. */
  readonly requestId?: string
}

/** As `Asked`, for an action that changes state: the same `requestId` gets the same answer. */
export interface Ordered<Input> extends Asked<Input> {
  readonly requestId: string
}

interface Action {
  readonly changes: boolean
  run(asked: Asked<unknown>): Promise<Outcome<unknown>>
}

type Schema<Input> = v.GenericSchema<unknown, Input>

/** An action that only reads. */
export function query<Input, Data>(
  schema: Schema<Input>,
  run: (asked: Asked<Input>) => Promise<Outcome<Data>>,
): Action {
  return { changes: false, run: (asked) => withInput(schema, asked.input, (input) => run({ ...asked, input })) }
}

/** An action that changes state: its call has to carry a `requestId`. */
export function command<Input, Data>(
  schema: Schema<Input>,
  run: (ordered: Ordered<Input>) => Promise<Outcome<Data>>,
): Action {
  return {
    changes: true,
    run: ({ requestId, ...asked }) => {
      if (requestId === undefined) return Promise.resolve(invalid('requestId'))
      return withInput(schema, asked.input, (input) => run({ ...asked, requestId, input }))
    },
  }
}

/** The longest call that is read, in characters of JSON. */
const CALL_LIMIT = 64 * 1024

const CallEnvelope = v.object({
  action: v.pipe(v.string(), v.maxLength(64)),
  requestId: v.optional(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/))),
  input: v.optional(v.record(v.string(), v.unknown()), {}),
})

/** Who someone is comes from WeChat alone; a call that says it is refused rather than ignored, so that nobody builds on it. */
const IDENTITY_KEYS = /^_?(open|union)_?id$/i

interface Served {
  (event: unknown): Promise<Reply<unknown>>
  /** Names of all that it does, for whoever tests that each is closed to the wrong people. */
  readonly actions: readonly string[]
}

/** Makes the `main` of a function whose callers are people. Refuses in the order: caller, size, envelope, action, identity,
 *  requestId, input. Faults are logged with the requestId and answered `INTERNAL`. */
export function serve(actions: Readonly<Record<string, Action>>): Served {
  const main = async (event: unknown): Promise<Reply<unknown>> => {
    const caller = currentCaller()
    try {
      const outcome = await answer(actions, caller, event)
      return outcome.ok ? { ok: true, data: outcome.answer } : { ok: false, error: replyErrorOf(outcome) }
    } catch (fault) {
      console.error(describeFault(fault, caller, event))
      return { ok: false, error: INTERNAL_ERROR }
    }
  }
  return Object.assign(main, { actions: Object.keys(actions) })
}

/** One line for the log. The openid may stand in a platform's error text, and must not stand in a log. */
function describeFault(fault: unknown, caller: Caller, event: unknown): string {
  const envelope = v.safeParse(CallEnvelope, event)
  const { action, requestId } = envelope.success ? envelope.output : {}
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  const line = JSON.stringify({ action, requestId, fault: text })
  return caller.openid === '' ? line : line.replaceAll(caller.openid, '<openid>')
}

function answer(actions: Readonly<Record<string, Action>>, caller: Caller, event: unknown): Promise<Outcome<unknown>> {
  const refuse = (refusal: Refusal) => Promise.resolve(refusal)
  if (caller.openid === '') return refuse({ ok: false, code: 'NOT_ALLOWED' })
  if ((JSON.stringify(event) ?? '').length > CALL_LIMIT) return refuse(invalid('size'))

  const envelope = v.safeParse(CallEnvelope, event)
  if (!envelope.success) return refuse(invalid(failedField(envelope.issues) === 'requestId' ? 'requestId' : 'call'))
  const { requestId, input } = envelope.output

  const action = Object.hasOwn(actions, envelope.output.action) ? actions[envelope.output.action] : undefined
  if (action === undefined) return refuse(invalid('action'))
  if (Object.keys(input).some((key) => IDENTITY_KEYS.test(key))) return refuse(invalid('identity'))

  const asked = { caller, action: envelope.output.action, input, now: now() }
  return action.run(requestId === undefined ? asked : { ...asked, requestId })
}

function withInput<Input, Data>(
  schema: Schema<Input>,
  input: unknown,
  run: (input: Input) => Promise<Outcome<Data>>,
): Promise<Outcome<Data>> {
  const parsed = v.safeParse(schema, input)
  return parsed.success ? run(parsed.output) : Promise.resolve(invalid('field', failedField(parsed.issues)))
}

function failedField(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues[0] ? (v.getDotPath(issues[0]) ?? '') : ''
}

function invalid(what: InvalidInput, field?: string): Refusal {
  return { ok: false, code: 'INVALID_INPUT', what, ...(field === undefined ? {} : { field }) }
}
