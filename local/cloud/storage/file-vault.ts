import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, type ReadStream, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ENV_ID } from '../sdk-environment'

const FILE_ID_PREFIX = `cloud://${ENV_ID}.6c6f-${ENV_ID}-1300000000/`
const GREATEST_PATH_BYTES = 850

/** The files that functions upload, on disk under names that cannot leave the folder, whatever the cloud path is. */
export class FileVault {
  readonly #dir: string
  readonly #now: () => number
  readonly #secret = randomBytes(32)

  constructor(dir: string, now: () => number) {
    this.#dir = dir
    this.#now = now
    mkdirSync(dir, { recursive: true })
  }

  /** What lets its bearer put a file at this path. */
  uploadPermit(cloudPath: string): string {
    return this.#sign(`put ${cloudPath}`)
  }

  mayUpload(cloudPath: string, permit: string): boolean {
    return isSame(permit, this.uploadPermit(cloudPath))
  }

  /** The query of a temporary URL: it opens the file until `maxAgeSeconds` from now have passed. */
  temporaryQuery(cloudPath: string, maxAgeSeconds: number): string {
    const until = Math.floor(this.#now() / 1000) + maxAgeSeconds
    return `sign=${this.#sign(`get ${cloudPath} ${until}`)}&t=${until}`
  }

  mayDownload(cloudPath: string, query: URLSearchParams): boolean {
    const until = query.get('t') ?? ''
    return (
      Number(until) * 1000 >= this.#now() && isSame(query.get('sign') ?? '', this.#sign(`get ${cloudPath} ${until}`))
    )
  }

  /** Keeps the whole file or nothing: a cut connection leaves what was there before. */
  async write(cloudPath: string, content: Readable): Promise<void> {
    const draft = join(this.#dir, `${randomBytes(8).toString('hex')}.part`)
    try {
      await pipeline(content, createWriteStream(draft))
      renameSync(draft, this.#place(cloudPath))
    } finally {
      rmSync(draft, { force: true })
    }
  }

  has(cloudPath: string): boolean {
    return this.size(cloudPath) !== undefined
  }

  /** Bytes, or undefined when there is no such file. */
  size(cloudPath: string): number | undefined {
    return statSync(this.#place(cloudPath), { throwIfNoEntry: false })?.size
  }

  read(cloudPath: string): ReadStream {
    return createReadStream(this.#place(cloudPath))
  }

  /** Whether there was one to remove. */
  remove(cloudPath: string): boolean {
    const there = this.has(cloudPath)
    rmSync(this.#place(cloudPath), { force: true })
    return there
  }

  reset(): void {
    rmSync(this.#dir, { recursive: true, force: true })
    mkdirSync(this.#dir, { recursive: true })
  }

  #place(cloudPath: string): string {
    return join(this.#dir, createHash('sha256').update(cloudPath).digest('hex'))
  }

  #sign(what: string): string {
    return createHmac('sha256', this.#secret).update(what).digest('hex')
  }
}

export function fileIdOf(cloudPath: string): string {
  return FILE_ID_PREFIX + cloudPath
}

/** The path in a file id of this cloud; undefined for any other. */
export function cloudPathOf(fileId: string): string | undefined {
  return fileId.startsWith(FILE_ID_PREFIX) ? fileId.slice(FILE_ID_PREFIX.length) : undefined
}

/** What is wrong with a cloud path, if anything. The SDK puts it into URLs unescaped, so characters that end one are out. */
export function cloudPathFault(cloudPath: string): string | undefined {
  if (cloudPath === '' || cloudPath.startsWith('/') || cloudPath.includes('//'))
    return 'must not be empty, start with / or contain //'
  if (/[?#%\\\p{Cc}]/u.test(cloudPath)) return 'must not contain ? # % \\ or control characters'
  if (cloudPath.split('/').some((part) => part === '.' || part === '..')) return 'must not contain . or .. as a part'
  if (Buffer.byteLength(cloudPath) > GREATEST_PATH_BYTES) return `must not exceed ${GREATEST_PATH_BYTES} bytes`
  return undefined
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
