import { Context, evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'

/** What mingo calls for an expression, and for an accumulator over the documents of a group. Its own types for both are unions over
 *  every operator there is, which no single function meets. */
export type Expression = (document: Record<string, unknown>, operand: unknown, options: Options) => unknown
export type Accumulator = (documents: unknown[], expression: unknown, options: Options) => unknown

type Operators = NonNullable<Parameters<typeof Context.init>[0]>

/** A context that knows exactly these operators. */
export function contextOf({
  expression,
  accumulator,
  ...others
}: Omit<Operators, 'expression' | 'accumulator'> & {
  readonly expression: Readonly<Record<string, Expression>>
  readonly accumulator: Readonly<Record<string, Accumulator>>
}): Context {
  return Context.init({
    ...others,
    expression: expression as unknown as NonNullable<Operators['expression']>,
    accumulator: accumulator as unknown as NonNullable<Operators['accumulator']>,
  })
}

/** Options for mingo: nothing of a caller's is ever run as a script. */
export function optionsWith(context: Context, variables: Readonly<Record<string, unknown>> = {}): Options {
  return {
    context,
    variables,
    scriptEnabled: false,
    idKey: '_id',
    processingMode: 0,
    useStrictMode: true,
    failOnError: true,
  }
}

/** The value of an expression on a document of its own, whatever document the given options are about. */
export function evaluateOn(document: unknown, expression: unknown, { context, variables }: Options): unknown {
  return evalExpr(document, expression, optionsWith(context, variables))
}
