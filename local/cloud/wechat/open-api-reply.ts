/** What WeChat answers to an open API: JSON with an errcode, or a file. */
export type OpenApiReply =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly contentType: string; readonly bytes: Uint8Array }

/** One open API: snake_case arguments in. */
export type OpenApi = (call: OpenApiCall) => OpenApiReply | Promise<OpenApiReply>

interface OpenApiCall {
  readonly args: Readonly<Record<string, unknown>>
  /** The function that calls. */
  readonly functionName: string | undefined
}

export type OpenApis = Readonly<Record<string, OpenApi>>

export function succeeded(fields: Readonly<Record<string, unknown>> = {}): OpenApiReply {
  return { json: { errcode: 0, errmsg: 'ok', ...fields } }
}

export function refused(errcode: number, errmsg: string): OpenApiReply {
  return { json: { errcode, errmsg: `${errmsg} rid: local` } }
}
