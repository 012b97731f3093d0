import type { OpenApiReply, OpenApis } from '../wechat/open-api-reply'
import {
  decodeOpenApiRequest,
  encodeOpenApiResponse,
  type KeyValuePair,
  type OpenApiRequest,
} from './open-api-messages'
import type { WireActions } from './wire-action'
import { invalidParam } from './wire-error'

const NOT_FOUND = -604100
const NO_PERMISSION = -604101

export interface OpenApiParts {
  readonly apis: OpenApis
  /** The open APIs that a function may call, by its config.json. */
  readonly permissionsOf: (functionName: string) => readonly string[]
}

/** `wx.openApi`: protobuf in multipart in, protobuf out, JSON inside both. */
export function openApiActions({ apis, permissionsOf }: OpenApiParts): WireActions {
  return {
    'wx.openApi': async ({ fields, caller: { functionName } }) => {
      const apiName = fields.text('apiName')
      const { pairs } = decoded(fields.bytes('requestData'))
      if (pairs === undefined) throw invalidParam('the local cloud serves open APIs alone, no svrkit or token calls')
      const api = Object.hasOwn(apis, apiName) ? apis[apiName] : undefined
      if (api === undefined) return { bytes: encodeError(NOT_FOUND) }
      if (functionName === undefined || !permissionsOf(functionName).includes(apiName))
        return { bytes: encodeError(NO_PERMISSION) }
      return { bytes: encodeReply(await api({ args: readArguments(pairs), functionName })) }
    },
  }
}

function decoded(bytes: Buffer): OpenApiRequest {
  try {
    return decodeOpenApiRequest(bytes)
  } catch (error) {
    throw invalidParam(`requestData is not a CommApiData: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readArguments(pairs: readonly KeyValuePair[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => {
      try {
        return [key, JSON.parse(Buffer.from(value).toString()) as unknown]
      } catch {
        throw invalidParam(`argument ${key} is not JSON`)
      }
    }),
  )
}

function encodeReply(reply: OpenApiReply): Uint8Array {
  return 'json' in reply
    ? encodeOpenApiResponse({
        respData: Buffer.from(JSON.stringify(reply.json)),
        contentType: 'application/json',
        errorCode: 0,
      })
    : encodeOpenApiResponse({ respData: reply.bytes, contentType: reply.contentType, errorCode: 0 })
}

function encodeError(errorCode: number): Uint8Array {
  return encodeOpenApiResponse({ respData: Buffer.alloc(0), contentType: 'application/json', errorCode })
}
