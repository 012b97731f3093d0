import { HttpRefusal } from '../http'

interface ControlRequest {
  /** The path after the route's prefix, decoded; empty when there is none. */
  readonly rest: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

/** Answers one request of the control port with a JSON value; throws `HttpRefusal` for input it does not understand. */
export type ControlRoute = (request: ControlRequest) => unknown

/** Routes by method and path, such as `POST /clock`; a path that ends in `/` takes the rest of the path. */
export type ControlRoutes = Readonly<Record<string, ControlRoute>>

export function requiredText(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw new HttpRefusal(400, `${name} 必须是非空字符串`)
  return value
}

export function optionalText(body: Readonly<Record<string, unknown>>, name: string): string | undefined {
  return body[name] === undefined ? undefined : requiredText(body, name)
}

/** A whole number within the bounds. */
export function requiredCount(
  body: Readonly<Record<string, unknown>>,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = body[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most)
    throw new HttpRefusal(400, `${name} 必须是 ${least} 到 ${most} 之间的整数`)
  return value
}
