import { NATIVE_TAGS } from '../../native-tags'

/** `wx.canIUse`: true for what this phone really does. The schema is `method`, `method.return.key`, `object.method` or a
 *  built-in tag; what lies behind a method's name is believed when the method is there. */
export function canIUse(available: Readonly<Record<string, unknown>>): (schema: string) => boolean {
  return (schema) => {
    const [first = '', second] = String(schema).split('.')
    if (NATIVE_TAGS.has(first)) return true
    const found = available[first]
    if (found === undefined) return false
    if (typeof found === 'function' || second === undefined) return true
    return second in (found as object)
  }
}
