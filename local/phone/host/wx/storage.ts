import { api, Refusal, syncApi } from './api'
import type { Area } from './area'
import { list, text } from './parameters'

/** What the mini program keeps on the phone: 1 MB an entry and 10 MB in all, apart for everybody who holds the phone.
 *  The browser's own storage lies below; where it is smaller, its end is answered as the end of the 10 MB. */
export const storage: Area = ({ shell }) => {
  const prefix = () => `wx:${shell.openid}:`
  const keys = () =>
    Array.from({ length: localStorage.length }, (_gap, index) => localStorage.key(index) ?? '')
      .filter((key) => key.startsWith(prefix()))
      .map((key) => key.slice(prefix().length))

  const read = (key: string): string | null => localStorage.getItem(prefix() + requireKey(key))

  const write = (key: string, value: unknown): void => {
    requireKey(key)
    const entry = pack(value)
    if (sizeOf(entry) > LARGEST_ENTRY_BYTES) throw new Refusal('entry size limit reached')
    const others = keys().filter((other) => other !== key)
    const total = others.reduce((sum, other) => sum + sizeOf(read(other) ?? ''), sizeOf(entry))
    if (total > LARGEST_TOTAL_BYTES) throw new Refusal('exceed storage max size 10Mb')
    try {
      localStorage.setItem(prefix() + key, entry)
    } catch {
      throw new Refusal('exceed storage max size 10Mb')
    }
  }

  const remove = (key: string): void => localStorage.removeItem(prefix() + requireKey(key))
  const clear = (): void => {
    for (const key of keys()) remove(key)
  }
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(keys().reduce((sum, key) => sum + sizeOf(read(key) ?? ''), 0) / 1024),
    limitSize: LARGEST_TOTAL_BYTES / 1024,
  })
  /** WeChat answers an empty string for what is not there, in the methods that cannot fail. */
  const readOrEmpty = (key: string): unknown => {
    const entry = read(key)
    return entry === null ? '' : unpack(entry)
  }

  return {
    setStorage: api('setStorage', (options) => write(text(options, 'key'), options.data)),
    getStorage: api('getStorage', (options) => {
      const entry = read(text(options, 'key'))
      if (entry === null) throw new Refusal('data not found')
      return { data: unpack(entry) }
    }),
    removeStorage: api('removeStorage', (options) => remove(text(options, 'key'))),
    clearStorage: api('clearStorage', clear),
    getStorageInfo: api('getStorageInfo', info),
    batchSetStorage: api('batchSetStorage', (options) => {
      for (const entry of list(options, 'kvList') as readonly { key: string; value: unknown }[])
        write(entry.key, entry.value)
    }),
    batchGetStorage: api('batchGetStorage', (options) => ({
      dataList: (list(options, 'keyList') as readonly string[]).map(readOrEmpty),
    })),

    setStorageSync: syncApi('setStorageSync', write),
    getStorageSync: syncApi('getStorageSync', readOrEmpty),
    removeStorageSync: syncApi('removeStorageSync', remove),
    clearStorageSync: syncApi('clearStorageSync', clear),
    getStorageInfoSync: syncApi('getStorageInfoSync', info),
    batchSetStorageSync: syncApi('batchSetStorageSync', (entries: readonly { key: string; value: unknown }[]) => {
      for (const { key, value } of entries) write(key, value)
    }),
    batchGetStorageSync: syncApi('batchGetStorageSync', (wanted: readonly string[]) => wanted.map(readOrEmpty)),
  }
}

const LARGEST_ENTRY_BYTES = 1024 * 1024
const LARGEST_TOTAL_BYTES = 10 * LARGEST_ENTRY_BYTES

function requireKey(key: unknown): string {
  if (typeof key !== 'string') throw new Refusal('parameter error: parameter.key should be String')
  if (key === '') throw new Refusal('parameter error: parameter.key should not be empty')
  return key
}

const sizeOf = (entry: string): number => new TextEncoder().encode(entry).length

/** WeChat keeps everything that JSON keeps, Dates as Dates, and `undefined` as nothing. */
function pack(value: unknown): string {
  if (value instanceof Date) return JSON.stringify({ type: 'Date', value: value.getTime() })
  return JSON.stringify({ type: 'JSON', value })
}

function unpack(entry: string): unknown {
  const { type, value } = JSON.parse(entry) as { type: 'Date' | 'JSON'; value?: unknown }
  return type === 'Date' ? new Date(value as number) : value === undefined ? '' : value
}
