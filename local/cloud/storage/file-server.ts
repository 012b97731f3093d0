import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FileVault } from './file-vault'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
}

/** The object storage behind the cloud: PUT with a permit, GET and HEAD by temporary URL. Errors are XML, as there. */
export function fileServer(prefix: string, vault: FileVault, log: (line: string) => void) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = new URL(request.url ?? '/', 'http://files')
      await serve(request, response, {
        cloudPath: decodeURIComponent(url.pathname.slice(prefix.length)),
        query: url.searchParams,
      })
    } catch (error) {
      log(`files: ${error instanceof Error ? error.stack : String(error)}`)
      if (response.headersSent) response.destroy()
      else refuse(response, 400, 'InvalidURI', 'The request could not be understood')
    }
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    { cloudPath, query }: { cloudPath: string; query: URLSearchParams },
  ): Promise<void> {
    if (request.method === 'PUT') {
      if (!vault.mayUpload(cloudPath, request.headers.authorization ?? ''))
        return refuse(response, 403, 'SignatureDoesNotMatch', 'The upload was not permitted')
      await vault.write(cloudPath, request)
      response.end()
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'MethodNotAllowed', `${request.method} is not served here`)
    if (!vault.mayDownload(cloudPath, query))
      return refuse(response, 403, 'AccessDenied', 'The temporary URL is wrong or has expired')
    const bytes = vault.size(cloudPath)
    if (bytes === undefined) return refuse(response, 404, 'NoSuchKey', 'The specified key does not exist')

    response.writeHead(200, {
      'content-type': CONTENT_TYPES[extname(cloudPath).toLowerCase()] ?? 'application/octet-stream',
      'content-length': bytes,
      // The phone's pages come from another port.
      'access-control-allow-origin': '*',
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(vault.read(cloudPath), response)
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
  )
}
