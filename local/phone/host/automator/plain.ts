/** The value as it goes over the wire: what JSON has no word for is left out, errors keep name, message and stack, and
 *  an object that contains itself says so in place of its second appearance. */
export function plain(value: unknown): unknown {
  const within: unknown[] = []
  const text = JSON.stringify(value, function (this: unknown, _key, part: unknown) {
    while (within.length > 0 && within.at(-1) !== this) within.pop()
    if (typeof part === 'bigint') return String(part)
    if (typeof part !== 'object' || part === null) return part
    if (within.includes(part)) return '[Circular]'
    const sent = part instanceof Error ? { name: part.name, message: part.message, stack: part.stack } : part
    within.push(sent)
    return sent
  })
  return text === undefined ? undefined : JSON.parse(text)
}

/** What stands at `path` of `value`: `list[0].name`. The whole value without a path. */
export function valueAt(value: unknown, path: string | undefined): unknown {
  const keys = path?.replaceAll(/\[(\d+)\]/g, '.$1').split('.') ?? []
  let found = value
  for (const key of keys.filter((part) => part !== '')) {
    if (found === null || found === undefined) return undefined
    found = (found as Readonly<Record<string, unknown>>)[key]
  }
  return found
}
