import { randomUUID } from 'node:crypto'
import type { Control } from '../control-client'

/** Something that somebody did at an instant of the demo's past. */
export interface Step {
  readonly at: number
  run(control: Control): Promise<unknown>
}

interface Somebody {
  readonly openid: string
}

/** Asks a function in somebody's name; a refusal is a fault of the demo. */
export async function order<Data>(
  control: Control,
  name: string,
  who: Somebody,
  action: string,
  input: object,
): Promise<Data> {
  const { result, error } = await asked<Data>(control, name, who, action, input)
  if (!result?.ok) throw new Error(`the demo's ${action} was refused: ${JSON.stringify(result ?? error)}`)
  return result.data
}

/** As `order`, for what depends on what came before: null where it is refused. */
export async function attempt<Data>(
  control: Control,
  name: string,
  who: Somebody,
  action: string,
  input: object,
): Promise<Data | null> {
  const { result } = await asked<Data>(control, name, who, action, input)
  return result?.ok ? result.data : null
}

/** What the timer does every minute. */
export async function runClock(control: Control): Promise<void> {
  await control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })
}

function asked<Data>(control: Control, name: string, { openid }: Somebody, action: string, input: object) {
  const data = { action, requestId: randomUUID(), input }
  return control.post<CallResult<Data>>('call', { openid, name, data })
}

interface CallResult<Data> {
  readonly result?: { readonly ok: true; readonly data: Data } | { readonly ok: false }
  readonly error?: unknown
}
