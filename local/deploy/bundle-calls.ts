import { parseSync } from '@swc/core'

/** What a bundle asks of the platform. */
export interface BundleCalls {
  /** Open APIs by their names in config.json: `subscribeMessage.send`. */
  readonly openApis: ReadonlySet<string>
  readonly collections: ReadonlySet<string>
  /** Places where a name is made at run time, so that nobody can read it here. */
  readonly unreadable: readonly string[]
}

/** Reads a bundle's syntax tree: a name in a comment or a text is no call. Open APIs are called as `….openapi.a.b(…)`,
 *  collections named as `documentsOf('a')`. */
export function callsOf(code: string): BundleCalls {
  const openApis = new Set<string>()
  const collections = new Set<string>()
  const unreadable: string[] = []
  visit(parseSync(code, { syntax: 'ecmascript', target: 'es2022' }), (node) => {
    if (node.type !== 'CallExpression') return
    const path = pathOf(node.callee)
    const at = path.lastIndexOf('openapi')
    if (at >= 0 && at < path.length - 1) {
      const name = path.slice(at + 1)
      if (name.includes(COMPUTED)) unreadable.push(`openapi.${name.join('.')}`)
      else openApis.add(name.join('.'))
    }
    // The bundler may number the names of functions that meet in one file.
    if (path.length === 1 && /^documentsOf\d*$/.test(path[0] ?? '')) {
      const name = firstArgument(node)
      if (name === null) unreadable.push('documentsOf(…)')
      else collections.add(name)
    }
  })
  return { openApis, collections, unreadable }
}

interface Node {
  readonly type: string
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, see)
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) see(value)
    for (const child of Object.values(value)) visit(child, see)
  }
}

const COMPUTED = '[…]'

/** `cloud.openapi.a.b` → [`cloud`, `openapi`, `a`, `b`] */
function pathOf(callee: unknown): string[] {
  if (!isNode(callee)) return []
  if (callee.type === 'Identifier') return [String(callee.value)]
  if (callee.type !== 'MemberExpression') return []
  const { property } = callee
  const name = isNode(property) && property.type === 'Identifier' ? String(property.value) : COMPUTED
  return [...pathOf(callee.object), name]
}

function firstArgument(call: Node): string | null {
  const [first]: unknown[] = Array.isArray(call.arguments) ? call.arguments : []
  const expression = typeof first === 'object' && first !== null && 'expression' in first ? first.expression : null
  return isNode(expression) && expression.type === 'StringLiteral' ? String(expression.value) : null
}
