import type { BehaviourEvent } from '../../typings/contract'
import { callOnce, isAsking, mayHaveBeenDone } from './call'
import { randomHex } from './random-hex'

/**
 * What is looked at and tapped on this phone, for her tags. It is kept on the phone, over restarts, and sent in batches when
 * nobody waits for an answer: when the mini program is left, or once nothing has happened for a while. A batch has its
 * request's id before it is sent and goes out under it until it is answered, so that it counts once.
 */

const STORAGE_KEY = 'behaviour'

/** Beyond this the oldest are let go. */
const MOST_KEPT = 300

/** As many as one call takes. */
const MOST_SENT = 100

/** So long after the last thing that happened nothing is going on. */
const QUIET_MS = 20_000

/** A page passed on the way to another was not looked at. */
const SHORTEST_LOOK_MS = 1_000

interface Recorder {
  /** Oldest first. */
  readonly waiting: readonly BehaviourEvent[]
  /** On its way, or sent and not answered yet. */
  readonly batch: { readonly requestId: string; readonly events: readonly BehaviourEvent[] } | null
  /** Nothing is recorded: she is no member, or has personalisation off. */
  readonly off: boolean
}

const EMPTY: Recorder = { waiting: [], batch: null, off: false }

let known: Recorder | null = null

/** The page that is seen now. */
let seen: { readonly page: string; readonly about: Pick<BehaviourEvent, 'target'>; readonly since: number } | null =
  null

/** Of the timer that waits for a quiet moment. */
let quiet: ReturnType<typeof setTimeout> | null = null

let sending: Promise<void> | null = null

/** A page comes into sight, with what it is about. */
export function seePage(page: string, target = ''): void {
  const about = target === '' ? {} : { target }
  seen = { page, about, since: Date.now() }
  note({ kind: 'view', page, ...about, at: Date.now() })
}

/** It is out of sight: another page, or another app, lies before it. */
export function leavePage(page: string): void {
  if (seen?.page !== page) return
  const { about, since } = seen
  const ms = Date.now() - since
  seen = null
  if (ms >= SHORTEST_LOOK_MS) note({ kind: 'dwell', page, ...about, at: Date.now(), ms })
}

/** `target`: a place on the page, or what it stands for. */
export function noteTap(page: string, target: string): void {
  note({ kind: 'tap', page, target, at: Date.now() })
}

/** The cashier was closed without paying. */
export function noteAbandoned(page: string): void {
  note({ kind: 'abandon', page, at: Date.now() })
}

/** Whether anything may be recorded here, as the server has just said. Switched off, what is kept is thrown away. */
export function letRecord(on: boolean): void {
  if (on === !recorder().off) return
  void keep(on ? EMPTY : { ...EMPTY, off: true })
}

/** Throws away what was not sent, and waits for what is on its way: afterwards nothing that happened before will arrive. */
export async function dropRecorded(): Promise<void> {
  void keep({ ...recorder(), waiting: [], batch: null })
  await sending
}

/** Sends a batch, unless a page waits for an answer: then it waits for the next quiet moment. */
export async function sendAtRest(): Promise<void> {
  stopWaiting()
  sending ??= send().finally(() => {
    sending = null
  })
  await sending
}

async function send(): Promise<void> {
  const batch = await nextBatch()
  if (batch === null) return
  const { networkType } = await wx.getNetworkType()
  if (networkType === 'none') return
  if (isAsking()) return waitForQuiet()
  const { requestId, events } = batch
  const answer = await callOnce('behaviour', 'record', { events }, requestId)
  if (!answer.ok && mayHaveBeenDone(answer.error)) return
  // It may have been thrown away meanwhile.
  if (recorder().batch?.requestId === requestId) void keep({ ...recorder(), batch: null })
  if (recorder().waiting.length > 0) waitForQuiet()
}

/** The batch that is to be sent, kept under its id before it goes; null for none. What cannot be kept is not sent, since the
 *  next start would send it once more. */
async function nextBatch(): Promise<Recorder['batch']> {
  const { batch } = recorder()
  if (batch !== null || recorder().waiting.length === 0) return batch
  const requestId = await randomHex()
  const { waiting, ...others } = recorder()
  if (waiting.length === 0) return null
  const fresh = { requestId, events: waiting.slice(0, MOST_SENT) }
  if (await keep({ ...others, waiting: waiting.slice(MOST_SENT), batch: fresh })) return fresh
  known = { ...recorder(), waiting: [...fresh.events, ...recorder().waiting], batch: null }
  return null
}

function note(event: BehaviourEvent): void {
  const { waiting, ...others } = recorder()
  if (others.off) return
  void keep({ ...others, waiting: [...waiting, event].slice(-MOST_KEPT) })
  waitForQuiet()
}

function waitForQuiet(): void {
  stopWaiting()
  quiet = setTimeout(sendAtRest, QUIET_MS)
}

function stopWaiting(): void {
  if (quiet !== null) clearTimeout(quiet)
  quiet = null
}

function recorder(): Recorder {
  known ??= (wx.getStorageSync(STORAGE_KEY) || EMPTY) as Recorder
  return known
}

/** Written beside whatever goes on, so that no page waits for it. False where the phone has no room. */
async function keep(changed: Recorder): Promise<boolean> {
  known = changed
  try {
    await wx.setStorage({ key: STORAGE_KEY, data: changed })
    return true
  } catch {
    return false
  }
}
