/** One tag's description: `input.name#first[type=text]`. */
export interface Compound {
  /** `null` takes any tag. */
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly attributes: readonly AttributeTest[]
}

export interface AttributeTest {
  readonly name: string
  readonly operator: '' | '=' | '^=' | '$=' | '*=' | '~='
  readonly value: string
}

/** How a compound stands to the one before it: somewhere below, directly below, or below across components. */
export type Combinator = 'descendant' | 'child' | 'across'

export interface Step {
  readonly combinator: Combinator
  readonly compound: Compound
}

/** From the element itself outwards. A step's combinator says how it stands to the next one. */
export type Path = readonly [Step, ...Step[]]

/** Reads WeChat's selectors: tag, `.class`, `#id`, `[attribute]` with a value or without, descendants, `>`, `>>>`, and
 *  commas. Throws on everything else, pseudo-classes included. */
export function parseSelector(selector: string): readonly Path[] {
  return splitOutsideBrackets(selector, ',').map((part) => parsePath(part.trim(), selector))
}

function parsePath(text: string, selector: string): Path {
  const tokens = text.match(TOKENS) ?? []
  if (withoutSpace(tokens.join('')) !== withoutSpace(text)) throw unsupported(selector)
  const steps: Step[] = []
  let waiting: Combinator | undefined
  for (const token of tokens) {
    const combinator = COMBINATORS[token.trim()]
    if (!combinator) {
      steps.unshift({ combinator: waiting ?? 'descendant', compound: parseCompound(token, selector) })
      waiting = undefined
    } else if (steps.length > 0 && !waiting) waiting = combinator
    else throw unsupported(selector)
  }
  const [first, ...rest] = steps
  if (!first || waiting) throw unsupported(selector)
  return [first, ...rest]
}

const withoutSpace = (text: string): string => text.replaceAll(/\s/g, '')

/** A combinator, or a run of anything else with brackets kept whole. */
const TOKENS = /\s*(?:>>>|>)\s*|(?:\[[^\]]*\]|[^\s>[])+/g

const COMBINATORS: Readonly<Record<string, Combinator>> = { '>': 'child', '>>>': 'across' }

function parseCompound(text: string, selector: string): Compound {
  const { tag = '', parts = '' } = COMPOUND.exec(text)?.groups ?? {}
  if (tag.length + parts.length !== text.length || text === '') throw unsupported(selector)
  const pieces = parts.match(PARTS) ?? []
  const named = (sign: string) => pieces.filter((piece) => piece.startsWith(sign)).map((piece) => piece.slice(1))
  return {
    tag: tag === '' || tag === '*' ? null : tag,
    id: named('#')[0] ?? null,
    classes: named('.'),
    attributes: named('[').map((attribute) => parseAttribute(attribute, selector)),
  }
}

const COMPOUND = /^(?<tag>\*|[\w-]*)(?<parts>(?:[.#][\w-]+|\[[^\]]+\])*)/
const PARTS = /[.#][\w-]+|\[[^\]]+\]/g

function parseAttribute(text: string, selector: string): AttributeTest {
  const found = ATTRIBUTE.exec(text)?.groups
  if (!found) throw unsupported(selector)
  const { name = '', operator = '', double, single, bare } = found
  return { name, operator: operator as AttributeTest['operator'], value: double ?? single ?? bare ?? '' }
}

const ATTRIBUTE =
  /^(?<name>[\w-]+)(?:(?<operator>[\^$*~]?=)(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^"'\]]+)))?\]$/

function splitOutsideBrackets(text: string, separator: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '[') depth += 1
    if (letter === ']') depth -= 1
    if (letter === separator && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}

const unsupported = (selector: string): Error =>
  new Error(
    `selector "${selector}" is not supported by the local phone: it knows tag, .class, #id, [attribute], descendants, >, >>> and commas`,
  )
