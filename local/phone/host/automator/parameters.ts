export type Params = Readonly<Record<string, unknown>>

/** Methods of the automator port by name. What one throws is the text that the client shows. */
export type Methods = Readonly<Record<string, (params: Params) => unknown>>

export function textOf(params: Params, name: string): string {
  const value = params[name]
  if (typeof value !== 'string' || value === '') throw new Error(`parameter error: ${name} should be a String`)
  return value
}

export function optionalTextOf(params: Params, name: string): string | undefined {
  return params[name] === undefined ? undefined : textOf(params, name)
}

export function textsOf(params: Params, name: string): string[] {
  const value = params[name]
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new Error(`parameter error: ${name} should be an Array of Strings`)
  }
  return value
}

/** The list under `name`; an empty one where there is none. */
export function listOf(params: Params, name: string): unknown[] {
  const value = params[name] ?? []
  if (!Array.isArray(value)) throw new Error(`parameter error: ${name} should be an Array`)
  return value
}

export function objectOf(params: Params, name: string): Record<string, unknown> {
  const value = params[name]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`parameter error: ${name} should be an Object`)
  }
  return value as Record<string, unknown>
}
