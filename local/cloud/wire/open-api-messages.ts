import { parse } from 'protobufjs'

const { root } = parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData {
    enum ApiType { OPEN_API = 0; INNER_API = 1; SVRKIT_API = 2; TOKEN_API = 3; }
    ApiType api_type = 1; OpenApiData openapi_data = 2; string appid = 6;
  }
  message HttpHeader { string key = 1; string value = 2; }
  message CommOpenApiResp {
    bytes resp_data = 1; string content_type = 2; int32 error_code = 3; uint32 http_code = 4;
    repeated HttpHeader headers = 5; int32 svrkit_error_code = 6;
  }
`)
const CommApiData = root.lookupType('CommApiData')
const CommOpenApiResp = root.lookupType('CommOpenApiResp')

export interface KeyValuePair {
  readonly key: string
  readonly value: Uint8Array
}

/** What the SDK sends for an open API; `pairs` is undefined for kinds of calls other than that. */
export interface OpenApiRequest {
  readonly pairs: readonly KeyValuePair[] | undefined
}

/** Throws when the bytes are no such message. */
export function decodeOpenApiRequest(bytes: Uint8Array): OpenApiRequest {
  const { apiType, openapiData } = CommApiData.toObject(CommApiData.decode(bytes), {
    enums: String,
    defaults: true,
    arrays: true,
  }) as { apiType: string; openapiData: { pairs: KeyValuePair[] } | null }
  return { pairs: apiType === 'OPEN_API' ? (openapiData?.pairs ?? []) : undefined }
}

export interface OpenApiResponse {
  readonly respData: Uint8Array
  readonly contentType: string
  /** An error of the cloud in front of WeChat, such as -604101; 0 when WeChat itself has answered. */
  readonly errorCode: number
}

export function encodeOpenApiResponse(response: OpenApiResponse): Uint8Array {
  return CommOpenApiResp.encode(CommOpenApiResp.create({ ...response, httpCode: 200 })).finish()
}
