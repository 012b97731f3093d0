/** What the store promises about plain writes and transactions, over documents `{_id, n, k}` with a unique `k`, in plain lines and with
 *  whole copies for snapshots. */
export interface Fields {
  readonly n: number
  readonly k: number
}

export type Operation =
  | { readonly kind: 'insert'; readonly id: string; readonly k: number }
  | { readonly kind: 'add'; readonly id: string }
  | { readonly kind: 'key'; readonly id: string; readonly k: number }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'addWhere'; readonly most: number }

type Documents = Map<string, Fields>

interface Change {
  readonly id: string
  readonly after: Fields | undefined
}

interface Transaction {
  readonly began: number
  readonly documents: Documents
  readonly changed: Set<string>
}

const LIFE_MS = 30_000

export class Model {
  readonly documents: Documents = new Map()
  private readonly transactions = new Map<number, Transaction & { at: number }>()
  private readonly holders = new Map<string, Transaction>()
  private readonly written = new Map<string, number>()
  private waiting: Array<() => boolean> = []
  private writes = 0

  constructor(private now = 0) {}

  begin(name: number): void {
    this.transactions.set(name, {
      began: this.writes,
      at: this.now,
      documents: new Map(this.documents),
      changed: new Set(),
    })
  }

  isOpen(name: number): boolean {
    return this.transactions.has(name)
  }

  read(name: number): string {
    const transaction = this.transactions.get(name)
    return transaction === undefined ? 'NO_TRANSACTION' : shown(transaction.documents)
  }

  commit(name: number): string {
    const transaction = this.transactions.get(name)
    if (transaction === undefined) return 'NO_TRANSACTION'
    this.writes++
    for (const id of transaction.changed) this.write(id, transaction.documents.get(id))
    this.end(name)
    return 'done'
  }

  abort(name: number): string {
    if (!this.isOpen(name)) return 'NO_TRANSACTION'
    this.end(name)
    return 'done'
  }

  advance(ms: number): void {
    this.now += ms
    for (const [name, { at }] of this.transactions) if (at < this.now - LIFE_MS) this.end(name)
  }

  inside(name: number, operation: Operation): string {
    const transaction = this.transactions.get(name)
    if (transaction === undefined) return 'NO_TRANSACTION'
    const changes = changesOf(operation, transaction.documents)
    for (const change of changes) {
      const names = touched(change, transaction.documents)
      const lost = names.some((key) => {
        const holder = this.holders.get(key)
        return (holder !== undefined && holder !== transaction) || (this.written.get(key) ?? 0) > transaction.began
      })
      const refusal = lost ? 'CONFLICT' : duplicate(operation, change, transaction.documents)
      if (refusal !== undefined) {
        this.end(name)
        return refusal
      }
      for (const key of names) this.holders.set(key, transaction)
      put(transaction.documents, change)
      transaction.changed.add(change.id)
    }
    return String(changes.length)
  }

  /** `answer` is called now, or when whoever holds a document has ended. */
  plain(operation: Operation, answer: (outcome: string) => void): void {
    const attempt = (): boolean => {
      const changes = changesOf(operation, this.documents)
      if (changes.some((change) => touched(change, this.documents).some((key) => this.holders.has(key)))) return false
      this.writes++
      for (const change of changes) {
        const refusal = duplicate(operation, change, this.documents)
        if (refusal !== undefined) {
          answer(refusal)
          return true
        }
        this.write(change.id, change.after)
      }
      answer(String(changes.length))
      return true
    }
    if (!attempt()) this.waiting.push(attempt)
  }

  private write(id: string, after: Fields | undefined): void {
    for (const key of touched({ id, after }, this.documents)) this.written.set(key, this.writes)
    put(this.documents, { id, after })
  }

  private end(name: number): void {
    const transaction = this.transactions.get(name)
    this.transactions.delete(name)
    for (const [key, holder] of this.holders) if (holder === transaction) this.holders.delete(key)
    this.waiting = this.waiting.filter((attempt) => !attempt())
  }
}

export const shown = (documents: Documents): string =>
  JSON.stringify([...documents].sort(([a], [b]) => (a < b ? -1 : 1)))

function changesOf(operation: Operation, documents: Documents): Change[] {
  if (operation.kind === 'insert') return [{ id: operation.id, after: { n: 0, k: operation.k } }]
  if (operation.kind === 'addWhere') {
    return [...documents]
      .filter(([, { n }]) => n <= operation.most)
      .map(([id, fields]) => ({ id, after: { ...fields, n: fields.n + 1 } }))
  }
  const before = documents.get(operation.id)
  if (before === undefined || (operation.kind === 'key' && before.k === operation.k)) return []
  if (operation.kind === 'remove') return [{ id: operation.id, after: undefined }]
  const after = operation.kind === 'add' ? { ...before, n: before.n + 1 } : { ...before, k: operation.k }
  return [{ id: operation.id, after }]
}

/** The document, and the unique keys that it takes or gives up. */
function touched({ id, after }: Change, documents: Documents): string[] {
  const before = documents.get(id)
  const keys = [before?.k, after?.k].filter((k) => k !== undefined && before?.k !== after?.k)
  return [id, ...keys.map((k) => `k${k}`)]
}

function duplicate(operation: Operation, { id, after }: Change, documents: Documents): string | undefined {
  if (operation.kind === 'insert' && documents.has(id)) return 'DUPLICATE_KEY'
  const taken = after !== undefined && [...documents].some(([other, { k }]) => other !== id && k === after.k)
  return taken ? 'DUPLICATE_KEY' : undefined
}

function put(documents: Documents, { id, after }: Change): void {
  if (after === undefined) documents.delete(id)
  else documents.set(id, after)
}
