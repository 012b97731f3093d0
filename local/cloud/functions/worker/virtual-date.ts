/**
 * Makes `Date` in this thread read the virtual clock and live in UTC, as functions do in the real cloud. A worker thread
 * cannot have a time zone of its own (TZ belongs to the process), so local time is defined to be UTC here.
 * `clock` is the memory of `VirtualClock`: `[offsetMs, standsAt]`.
 */
export function installVirtualDate(clock: Float64Array): void {
  const RealDate = Date
  const realParse = Date.parse
  const now = () => {
    const [offsetMs = 0, standsAt = Number.NaN] = clock
    return Number.isNaN(standsAt) ? RealDate.now() + offsetMs : standsAt
  }
  const parse = (text: string) => {
    const instant = realParse(text)
    return Number.isNaN(instant) || NAMES_ITS_ZONE.test(text) ? instant : realParse(`${text}Z`)
  }
  const instantOf = (parts: readonly unknown[]): unknown => {
    const [first] = parts
    if (parts.length === 0) return now()
    if (parts.length > 1) return RealDate.UTC(...(parts as [number, number]))
    return typeof first === 'string' ? parse(first) : first
  }

  const statics: Record<string | symbol, unknown> = { now, parse }
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, parts: unknown[], newTarget) => Reflect.construct(target, [instantOf(parts)], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (Object.hasOwn(statics, key) ? statics[key] : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = VirtualDate
  globalThis.Date = VirtualDate
  partsInUtc(RealDate.prototype)
  textInUtc(RealDate.prototype)
}

const NAMES_ITS_ZONE = /(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\s*(?:\(.*\))?$/i
const PARTS = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']

function partsInUtc(prototype: Date): void {
  for (const part of PARTS)
    for (const verb of ['get', 'set']) {
      const inUtc = Object.getOwnPropertyDescriptor(prototype, `${verb}UTC${part}`)
      if (inUtc !== undefined) Object.defineProperty(prototype, `${verb}${part}`, inUtc)
    }
  prototype.getTimezoneOffset = () => 0
}

function textInUtc(prototype: Date): void {
  prototype.toDateString = function () {
    const [weekday = '', day, month, year] = this.toUTCString().split(' ')
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${weekday.slice(0, -1)} ${month} ${day} ${year}`
  }
  prototype.toTimeString = function () {
    const time = this.toUTCString().split(' ')[4]
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${time} GMT+0000 (Coordinated Universal Time)`
  }
  prototype.toString = function () {
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : `${this.toDateString()} ${this.toTimeString()}`
  }

  type Options = Intl.DateTimeFormatOptions
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
    const original = prototype[name]
    prototype[name] = function (locales?: Intl.LocalesArgument, options?: Options) {
      return original.call(this, locales, { timeZone: 'UTC', ...options })
    }
  }
  Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (target, [locales, options]) => new target(locales, { timeZone: 'UTC', ...options }),
    apply: (target, _self, [locales, options]) => target(locales, { timeZone: 'UTC', ...options }),
  })
}
