import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { HttpRefusal } from '../../cloud/http'

/** The file that `address` names below `folder`; refuses with 403 what leads out of it, and files that hide. */
export function fileBelow(folder: string, address: string): string {
  const relative = decodeAddress(address)
  if (
    relative.split(/[\\/]/).some((part) => part.startsWith('.')) ||
    relative.includes('\0') ||
    path.isAbsolute(relative)
  ) {
    throw new HttpRefusal(403, `不在可读的文件夹里：${address}`)
  }
  return path.join(folder, relative)
}

/** Sends the file with the type that its name says; refuses with 404 when there is none. */
export async function sendFile(
  response: ServerResponse,
  file: string,
  { lasting }: { lasting: boolean },
): Promise<void> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new HttpRefusal(404, `没有这个文件：${path.basename(file)}`)
  response.writeHead(200, {
    'content-type': CONTENT_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': lasting ? 'public, max-age=86400' : 'no-store',
  })
  await new Promise<void>((resolve, reject) => {
    createReadStream(file).on('error', reject).on('end', resolve).pipe(response)
  })
}

export function sendText(response: ServerResponse, contentType: string, text: string): void {
  const body = Buffer.from(text)
  response.writeHead(200, {
    'content-type': `${contentType}; charset=utf-8`,
    'content-length': body.length,
    'cache-control': 'no-store',
  })
  response.end(body)
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    throw new HttpRefusal(400, `地址无法解码：${address}`)
  }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}
