import type { Selection } from './selection'

export type Documents = Record<string, unknown>[]

/** Reads a collection. */
export type Fetch = (collection: string, selection: Selection) => Documents

/** What a stage may ask for while a pipeline runs. */
export interface Run {
  readonly fetch: Fetch
  /** The value of an expression on a document. */
  evaluate(document: unknown, expression: unknown): unknown
  /** Runs a pipeline that a stage was given, with more variables than this one has. */
  runPipeline(documents: Documents, pipeline: unknown, variables?: Readonly<Record<string, unknown>>): Documents
}

/** One stage of a pipeline, its operator apart from what it is given. */
export interface Step {
  readonly name: string
  readonly operand: unknown
}
