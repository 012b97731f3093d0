import { type CallError, functionExited, functionThrew, outOfTime } from '../cloud/functions/call-error'
import type { FunctionCall } from '../cloud/functions/functions-runtime'
import { isObject } from '../cloud/http'
import { cashier } from '../cloud/wechat/pay/cashier'
import { closeOrder } from '../cloud/wechat/pay/close-order'
import { OrderBook } from '../cloud/wechat/pay/order-book'
import { PayCallbacks } from '../cloud/wechat/pay/pay-callbacks'
import { type PayApis, paySystemError } from '../cloud/wechat/pay/pay-reply'
import { queryOrder } from '../cloud/wechat/pay/query-order'
import { queryRefund, refund } from '../cloud/wechat/pay/refund'
import { unifiedOrder } from '../cloud/wechat/pay/unified-order'
import { type Fate, NO_FATE } from './fate'
import type { Around, Functions } from './functions'
import type { MemoryStore } from './memory-store'
import { type Scheduler, scheduler } from './scheduler'
import type { Stage, StageCall, StagePayment } from './stage'
import { WechatMessages } from './wechat-messages'

export interface InProcessParts {
  readonly functions: Functions
  /** Documents of the functions, and what WeChat itself remembers, as they stand when this world begins. */
  readonly documents: MemoryStore
  readonly wechat: MemoryStore
  readonly startsAt: number
  readonly random: () => number
  /** How likely a call is a slow one. */
  readonly slow: number
}

/** A call of a function, from its first line to its answer or its end. */
interface Invocation {
  readonly name: string
  readonly openid: string
  readonly source: string
  readonly startedAt: number
  readonly fate: Fate
  /** How long it may have to wait for some of its turns, in virtual milliseconds. */
  readonly idleMs: number
  isOver: boolean
  wasStruck: boolean
  end(error: CallError): void
}

/** A slow call now and then waits for so long that others come and go in between. */
const IDLE = 0.4
const SLOW_MS = 800

/** What only the database can refuse with a conflict. */
const CONFLICTING = new Set(['database.insertDocument', 'database.modifyDocument', 'database.removeDocument'])

/**
 * A cloud inside one process: the shipped bundles on a stand-in of the SDK, every wire call a turn of the scheduler. Only one
 * invocation runs at a time, from one wire call to the next, so whatever asks is the one whose turn it was.
 */
export class InProcessCloud implements Stage, Around {
  readonly documents: MemoryStore
  readonly wechat: MemoryStore
  readonly payApis: PayApis
  /** What was logged, or answered `INTERNAL`, by calls that nothing had happened to. */
  readonly unprovoked: string[] = []
  readonly log: string[] = []
  readonly files = new Map<string, string>()
  readonly #phoneNumbers = new Map<unknown, string>()
  readonly #functions: Functions
  readonly #scheduler: Scheduler
  readonly #random: () => number
  readonly #slow: number
  readonly #callbacks: PayCallbacks
  readonly #cashier: ReturnType<typeof cashier>
  readonly #messages: WechatMessages
  #running: Invocation | null = null
  #callbackFate = NO_FATE

  constructor({ functions, documents, wechat, startsAt, random, slow }: InProcessParts) {
    this.#functions = functions
    this.#random = random
    this.#slow = slow
    this.#scheduler = scheduler(startsAt, random)
    const now = () => this.now()
    const choose = (count: number) => Math.floor(random() * count)
    this.documents = documents.fork({ now, choose })
    this.wechat = wechat.fork({ now, choose })
    this.#messages = new WechatMessages(this.wechat, now)
    const orders = new OrderBook(this.wechat)
    const call = (asked: FunctionCall) => this.#callBack(asked)
    this.#callbacks = new PayCallbacks({ state: this.wechat, call, onScheduled: () => undefined })
    this.#cashier = cashier({ orders, callbacks: this.#callbacks, now })
    this.payApis = {
      unifiedOrder: unifiedOrder({ orders, now }),
      queryOrder: queryOrder(orders),
      closeOrder: closeOrder({ orders, now }),
      refund: refund({ orders, callbacks: this.#callbacks, now }),
      queryRefund: queryRefund({ orders, now }),
    }
  }

  now(): number {
    return this.#scheduler.now()
  }

  random(): number {
    return this.#random()
  }

  get store(): MemoryStore {
    return this.documents
  }

  async setTime(instant: number): Promise<void> {
    this.#scheduler.setTime(Math.max(instant, this.now()))
    if (this.#callbacks.next(0, this.now()) !== undefined) void this.#callbacks.fire(this.now())
    await this.settle()
  }

  async settle(): Promise<void> {
    this.#functions.enter(this)
    await this.#scheduler.settle()
  }

  call(asked: StageCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#scheduler.turn(() => this.#start(asked, resolve, reject))
    })
  }

  pay({ outTradeNo, outcome, times, fate }: StagePayment): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#scheduler.turn(() => {
        this.#callbackFate = fate
        this.#cashier({ order: { outTradeNo }, outcome, times }).then(resolve, reject)
      })
    })
  }

  accept(openid: string, templateId: string): Promise<void> {
    return this.#messages.accept(openid, templateId)
  }

  async phoneCode(phoneNumber: string): Promise<string> {
    const code = `phone-${phoneNumber}`
    this.#phoneNumbers.set(code, phoneNumber)
    return code
  }

  phoneNumberOf(code: unknown): string | null {
    const number = this.#phoneNumbers.get(code) ?? null
    this.#phoneNumbers.delete(code)
    return number
  }

  sendMessage(args: unknown): Promise<unknown> {
    return this.#messages.send(args)
  }

  context(): { openid: string; source: string } {
    const { openid, source } = this.#invocation()
    return { openid, source }
  }

  wire<Answer>(action: string, run: () => Answer | Promise<Answer>): Promise<Answer> {
    const invocation = this.#invocation()
    const fault = invocation.fate.strike()
    const isRefused = fault?.kind === 'systemError' && action === 'wx.wxPayApi'
    if (fault !== null && (isRefused || fault.kind !== 'systemError')) invocation.wasStruck = true
    return new Promise((resolve, reject) => {
      const carryOut = () => {
        this.#running = invocation
        if (this.now() - invocation.startedAt > this.#functions.timeoutOf(invocation.name))
          invocation.end(outOfTime(this.#functions.timeoutOf(invocation.name)))
        if (fault?.kind === 'kill') return invocation.end(functionExited('killed'))
        if (fault?.kind === 'error500') return reject(failed('status code 500', invocation))
        if (fault?.kind === 'conflict' && CONFLICTING.has(action))
          return reject(failed('TransactionConflict', invocation))
        Promise.resolve()
          .then(isRefused ? () => paySystemError({}) as Answer : run)
          .then((answer) => {
            if (fault?.kind === 'killAfter') invocation.end(functionExited('killed'))
            // Whoever is over hears nothing more; what was on its way to the database arrived all the same.
            if (invocation.isOver) return
            if (fault?.kind === 'lostReply') reject(failed('socket hang up', invocation))
            else resolve(answer)
          }, reject)
      }
      const idleMs = this.#random() < IDLE ? this.#random() * invocation.idleMs : 0
      const waits = fault?.kind === 'delay' ? fault.ms : idleMs
      this.#scheduler.turn(carryOut, { at: this.now() + waits })
    })
  }

  sleep(milliseconds: number): Promise<void> {
    const invocation = this.#invocation()
    return new Promise((resolve) => {
      const wake = () => {
        this.#running = invocation
        resolve()
      }
      this.#scheduler.turn(wake, { at: this.now() + milliseconds, isMoot: () => invocation.isOver })
    })
  }

  said(line: string): void {
    this.log.push(line)
    const { wasStruck, name } = this.#invocation()
    if (!wasStruck) this.unprovoked.push(`${name}: ${line}`)
  }

  #start(asked: StageCall, resolve: (answer: unknown) => void, reject: (error: CallError) => void): void {
    const { name, openid = '', data, source = 'wx_client', fate = NO_FATE } = asked
    const invocation: Invocation = {
      name,
      openid,
      source,
      startedAt: this.now(),
      fate,
      idleMs: this.#random() < this.#slow ? SLOW_MS : 0,
      isOver: false,
      wasStruck: false,
      end(error) {
        this.isOver = true
        reject(error)
      },
    }
    this.#running = invocation
    const event = openid === '' || !isObject(data) ? data : { ...data, userInfo: { openId: openid } }
    this.#functions
      .main(name)(event)
      .then(
        (answer) => {
          if (invocation.isOver) return
          invocation.isOver = true
          resolve(answer)
        },
        (fault: unknown) => {
          const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
          this.unprovoked.push(`${name} threw: ${text}`)
          invocation.end(functionThrew(text))
        },
      )
  }

  async #callBack({ name, payload, source }: FunctionCall): Promise<string> {
    return JSON.stringify(await this.call({ name, data: JSON.parse(payload), source, fate: this.#callbackFate }))
  }

  #invocation(): Invocation {
    if (this.#running === null) throw new Error('no invocation is running')
    return this.#running
  }
}

/** A platform's error text may repeat what it was asked with, and for whom. */
const failed = (what: string, { openid }: Invocation): Error => new Error(`request of ${openid} failed: ${what}`)
