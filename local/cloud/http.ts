import type { IncomingMessage, ServerResponse } from 'node:http'

export const MEGABYTE = 1024 * 1024

/** A request that cannot be served as it was sent; answered with its status and message. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** The whole body; refuses with 413 what is longer than `limitBytes`, read to its end so that the sender hears why. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= limitBytes) chunks.push(chunk)
    })
    request.on('error', reject)
    request.on('end', () => {
      if (bytes <= limitBytes) resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
      else reject(new HttpRefusal(413, `请求体超过 ${limitBytes / MEGABYTE} MB`))
    })
  })
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Parses a JSON object; anything else is refused with 400. */
export function parseObject(text: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new HttpRefusal(400, `请求体不是合法的 JSON：${error instanceof Error ? error.message : String(error)}`)
  }
  if (!isObject(parsed)) throw new HttpRefusal(400, '请求体必须是 JSON 对象')
  return parsed
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
