import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleFunction, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../local/build/functions'
import type { DocumentStore } from '../../local/cloud/seams'
import { startCloud } from '../../local/cloud/start-cloud'
import { openStore } from '../../local/cloud/store/open-store'
import { type Control, controlAt } from '../../local/control-client'
import { functionEnvironment } from '../../local/function-environment'
import type { BehaviourActions, BrandActions, ErrorCode, MemberActions, StaffActions } from '../../typings/contract'

/** A local cloud with the shipped bundles, on a clock that stands where the test puts it. */
export interface World {
  readonly control: Control
  member(openid: string): Person<MemberActions>
  /** What her phone records, sent as the phone sends it. */
  behaviour(openid: string): Person<BehaviourActions>
  readonly operator: Person<BrandActions>
  /** Somebody at the counter, and somebody at the operator's console; whether they may is for the functions to say. */
  staff(openid: string): Person<StaffActions>
  brand(openid: string): Person<BrandActions>
  /** What WeChat's client, timer or callback would send, whatever it is. */
  call(call: RawCall): Promise<unknown>
  /** Puts the clock to an instant written in Shanghai time, such as `2026-11-22T08:00:00.000`. Timers do not fire on the
   *  way: a test that wants them calls `runClock`. */
  setTime(shanghai: string): Promise<void>
  /** Opens every instance of a function that can run at once. Until they are open, a burst of calls waits for the one that is,
   *  and no two of them meet. */
  warm(functionName: string): Promise<void>
  /** What the timer does every minute. */
  runClock(): Promise<unknown>
  /** Wire calls of a function while `act` ran, by action. */
  wireCalls(functionName: string, act: () => Promise<unknown>): Promise<Record<string, number>>
  /** Ends the cloud and opens what it kept, for as long as `look` takes. Nothing can be called afterwards. */
  closeAndLook<Seen>(look: (store: DocumentStore) => Seen | Promise<Seen>): Promise<Seen>
  close(): Promise<void>
}

export interface RawCall {
  readonly openid?: string
  readonly name: string
  readonly data: unknown
  readonly source?: string
}

export type Answer<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly message: string } }

/** Somebody with a phone, at one function. */
export interface Person<Actions extends ActionTable<Actions>> {
  readonly openid: string
  ask<Name extends keyof Actions & string>(
    action: Name,
    input?: Actions[Name]['input'],
    requestId?: string,
  ): Promise<Answer<Actions[Name]['data']>>
  /** As `ask`, where anything but success fails the test. */
  must<Name extends keyof Actions & string>(
    action: Name,
    input?: Actions[Name]['input'],
  ): Promise<Actions[Name]['data']>
}

type ActionTable<Actions> = { readonly [Name in keyof Actions]: { readonly input: unknown; readonly data: unknown } }

const OPERATOR = 'o_operator'

/** The most that CloudBase gives: what a test fills a store with takes as long as the machine is busy. */
const OWN_TIMEOUT_SECONDS = 60

/** `only`: the functions that are deployed in it; without `clock`, nothing happens by itself. `own`: functions of the test's
 *  own beside them, by the path of their source. `templatesFile`: the templates that WeChat has granted. */
export async function startWorld({
  only,
  own = {},
  templatesFile = path.join(FUNCTIONS_SOURCE, 'templates.json'),
}: {
  readonly only?: readonly string[]
  readonly own?: Readonly<Record<string, string>>
  readonly templatesFile?: string
} = {}): Promise<World> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-'))
  const functionsDir = path.join(dataDir, 'functions')
  for (const name of only ?? (await readdir(FUNCTIONS_BUILT)))
    await cp(path.join(FUNCTIONS_BUILT, name), path.join(functionsDir, name), { recursive: true })
  for (const [name, source] of Object.entries(own)) {
    await bundleFunction(source, path.join(functionsDir, name, 'index.js'))
    await writeFile(path.join(functionsDir, name, 'config.json'), JSON.stringify({ timeout: OWN_TIMEOUT_SECONDS }))
  }
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    templatesFile,
    environment: functionEnvironment(OPERATOR),
  })
  const control = controlAt(cloud.control)
  const call = async (raw: RawCall) => (await control.post<{ result: unknown }>('call', raw)).result
  return {
    control,
    member: (openid) => memberAt(control, openid),
    behaviour: (openid) => personAt<BehaviourActions>(control, 'behaviour', openid),
    operator: personAt<BrandActions>(control, 'brand', OPERATOR),
    staff: (openid) => personAt<StaffActions>(control, 'staff', openid),
    brand: (openid) => personAt<BrandActions>(control, 'brand', openid),
    call,
    setTime: async (shanghai) => {
      await control.post('clock', { now: Date.parse(`${shanghai}+08:00`), timers: false })
    },
    warm: async (name) => {
      const { instances = 0 } = await control.post<{ instances?: number }>('warm', { name })
      if (instances < 2) throw new Error(`${name} does not run twice at once`)
    },
    runClock: () => call({ name: 'clock', data: {}, source: 'wx_trigger' }),
    wireCalls: async (functionName, act) => {
      await control.post('counters/reset', {})
      await act()
      const counters = await control.get<Record<string, { actions: Record<string, number> }>>('counters')
      return counters[functionName]?.actions ?? {}
    },
    closeAndLook: async (look) => {
      await cloud.close()
      const store = openStore({
        dataDir: path.join(dataDir, 'documents'),
        collections: await collectionSpecs(),
        now: Date.now,
      })
      try {
        return await look(store)
      } finally {
        store.close()
        await rm(dataDir, { recursive: true })
      }
    },
    close: async () => {
      await cloud.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

export const memberAt = (control: Control, openid: string): Person<MemberActions> =>
  personAt<MemberActions>(control, 'member', openid)

function personAt<Actions extends ActionTable<Actions>>(
  control: Control,
  name: string,
  openid: string,
): Person<Actions> {
  const ask: Person<Actions>['ask'] = async (action, input, requestId = randomUUID()) => {
    const data = { action, requestId, input: input ?? {} }
    return (await control.post<{ result: Answer<Actions[typeof action]['data']> }>('call', { openid, name, data }))
      .result
  }
  return {
    openid,
    ask,
    must: async (action, input) => {
      const answer = await ask(action, input)
      if (!answer.ok) throw new Error(`${action}: ${answer.error.code} ${answer.error.message}`)
      return answer.data
    },
  }
}

async function collectionSpecs() {
  return JSON.parse(await readFile(path.join(FUNCTIONS_SOURCE, 'collections.json'), 'utf8'))
}
