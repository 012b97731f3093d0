import { Refusal } from './api'

/** The folder `wxfile://usr` of whoever holds the phone. What lies there stays until the mini program removes it. */
export class UserFolder {
  readonly #openid: () => string

  constructor(openid: () => string) {
    this.#openid = openid
  }

  read(path: string): Uint8Array {
    const kept = localStorage.getItem(this.#key(path))
    if (kept === null) throw new Refusal(`no such file or directory, open '${path}'`)
    return Uint8Array.from(atob(kept), (character) => character.charCodeAt(0))
  }

  write(path: string, bytes: Uint8Array): void {
    requireInside(path)
    const folder = path.slice(0, path.lastIndexOf('/'))
    if (folder !== ROOT && !this.has(`${folder}/`)) throw new Refusal(`no such file or directory, open '${path}'`)
    this.#put(path, bytes)
  }

  makeFolder(path: string): void {
    if (this.has(`${path}/`)) throw new Refusal(`file already exists ${path}`)
    this.#put(`${path}/`, new Uint8Array())
  }

  remove(path: string): void {
    if (!this.has(path)) throw new Refusal(`no such file or directory, unlink '${path}'`)
    localStorage.removeItem(this.#key(path))
  }

  removeFolder(path: string, recursive: boolean): void {
    const inside = this.list(path)
    if (inside.length > 0 && !recursive) throw new Refusal('directory not empty')
    for (const key of Object.keys(localStorage)) if (key.startsWith(this.#key(`${path}/`))) localStorage.removeItem(key)
  }

  has(path: string): boolean {
    return localStorage.getItem(this.#key(path)) !== null
  }

  /** Names directly inside a folder. */
  list(path: string): string[] {
    if (path !== ROOT && !this.has(`${path}/`)) throw new Refusal(`no such file or directory, scandir '${path}'`)
    const start = this.#key(`${path}/`)
    const names = Object.keys(localStorage)
      .filter((key) => key.startsWith(start) && key !== start)
      .map((key) => key.slice(start.length).split('/')[0] ?? '')
    return [...new Set(names)].sort()
  }

  #put(path: string, bytes: Uint8Array): void {
    try {
      localStorage.setItem(this.#key(path), btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
    } catch {
      throw new Refusal('the maximum size of the file storage limit is exceeded')
    }
  }

  #key(path: string): string {
    requireInside(path)
    return `file:${this.#openid()}:${path}`
  }
}

export const ROOT = 'wxfile://usr'

function requireInside(path: string): void {
  if (!path.startsWith(`${ROOT}/`)) throw new Refusal(`permission denied, open '${path}'`)
}
