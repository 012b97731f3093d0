/** What the pool and a worker say to each other. */

export interface WorkerStart {
  /** Absolute path of the function's entry file. */
  readonly entry: string
  /** Resolves `wx-server-sdk` for functions that do not bring their own. */
  readonly sdkFrom: string
  /** Memory of the virtual clock. */
  readonly clock: SharedArrayBuffer
}

export interface Invocation {
  readonly event: unknown
  readonly context: Readonly<Record<string, unknown>>
  /** Set in `process.env` for this invocation; undefined removes the variable. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** `files` are those the function has loaded so far, its packages left out: when one changes the worker is stale. */
export type WorkerMessage =
  | { readonly kind: 'loaded'; readonly files: readonly string[] }
  | { readonly kind: 'returned'; readonly json: string; readonly files: readonly string[] }
  | { readonly kind: 'threw'; readonly stack: string; readonly files: readonly string[] }
