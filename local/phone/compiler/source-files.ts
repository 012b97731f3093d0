import { readFileSync, type Stats, statSync } from 'node:fs'

interface Entry {
  readonly stamp: string
  readonly text: string
  readonly derived: Map<string, unknown>
}

/** Reads files and keeps what was made of them for as long as the file has the same time of change and size. */
export class SourceFiles {
  readonly #entries = new Map<string, Entry>()
  readonly #stamps = new Map<string, string | null>()
  readonly #inputs = new Set<string>()

  /** Forgets which files were looked at, so that the next reads look at the disk again. */
  startRound(): void {
    this.#stamps.clear()
    this.#inputs.clear()
  }

  /** Absolute paths read since the round began. */
  get inputs(): readonly string[] {
    return [...this.#inputs].sort()
  }

  exists(path: string): boolean {
    return this.#stampOf(path) !== null
  }

  /** Throws when there is no such file: ask `exists` first. */
  read(path: string): string {
    return this.#entry(path).text
  }

  /** What `make` made of the file's text, from the last time when the file is unchanged. `kind` names the making. */
  derive<Made>(path: string, kind: string, make: (text: string) => Made): Made {
    const entry = this.#entry(path)
    if (!entry.derived.has(kind)) entry.derived.set(kind, make(entry.text))
    return entry.derived.get(kind) as Made
  }

  #entry(path: string): Entry {
    this.#inputs.add(path)
    const stamp = this.#stampOf(path)
    if (stamp === null) throw new Error(`no file ${path}`)
    const known = this.#entries.get(path)
    if (known?.stamp === stamp) return known
    const entry = { stamp, text: readFileSync(path, 'utf8'), derived: new Map() }
    this.#entries.set(path, entry)
    return entry
  }

  #stampOf(path: string): string | null {
    let stamp = this.#stamps.get(path)
    if (stamp === undefined) {
      const stat = statOf(path)
      stamp = stat?.isFile() ? `${stat.mtimeMs}:${stat.size}` : null
      this.#stamps.set(path, stamp)
    }
    return stamp
  }
}

/** `null` where nothing is, a file in place of a folder on the way included. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}
