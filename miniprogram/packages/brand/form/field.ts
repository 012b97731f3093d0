import { dayLabel } from '../../../days/day'

/** As it is typed: an amount in yuan is text, a moment is `2026-12-01 10:00` in Shanghai, tags are joined by commas. */
export type Value = string | number | boolean

export type Form = Readonly<Record<string, Value>>

export interface Choice {
  readonly value: string
  readonly name: string
}

interface Named {
  readonly key: string
  readonly label: string
  /** What it does, in a line below. */
  readonly note?: string
}

/** One thing to be written, by the control that a thumb wants for it. */
export type Field = Named &
  (
    | { readonly kind: 'text' | 'paragraph'; readonly most: number; readonly hint?: string }
    | {
        readonly kind: 'whole' | 'decimal'
        readonly unit: string
        readonly hint?: string
        readonly removable?: boolean
      }
    | { readonly kind: 'count'; readonly least: number; readonly most: number }
    | { readonly kind: 'switch' }
    | { readonly kind: 'choice' | 'tags' | 'picture'; readonly choices: readonly Choice[] }
    /** `time`: what it is set to with the day, until she says otherwise. */
    | { readonly kind: 'moment'; readonly time: string }
    | { readonly kind: 'day' }
  )

/** Fields that belong together, on one paper. */
export interface FieldGroup {
  readonly id: string
  readonly title?: string
  readonly fields: readonly Field[]
}

/** What is wrong, by field. */
export type Faults = Readonly<Record<string, string>>

export type Checked<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly faults: Faults }

/** The input, unless something is wrong: an empty fault is none. */
export function checkedBy<Input>(faults: Faults, input: () => Input): Checked<Input> {
  const found = Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== ''))
  return Object.keys(found).length === 0 ? { ok: true, input: input() } : { ok: false, faults: found }
}

/** A value as one says it to somebody else. */
export function wordsOf(field: Field, value: Value | undefined): string {
  if (value === undefined) return '已删除'
  switch (field.kind) {
    case 'switch':
      return value === true ? '开' : '关'
    case 'whole':
    case 'decimal':
      return value === '' ? '空着' : `${value} ${field.unit}`
    case 'choice':
    case 'picture':
      return field.choices.find((choice) => choice.value === value)?.name ?? String(value)
    case 'tags': {
      const chosen = String(value).split(',')
      const names = field.choices.filter((choice) => chosen.includes(choice.value)).map(({ name }) => name)
      return names.join('、') || '空着'
    }
    case 'moment':
      return value === '' ? '空着' : `${dayLabel(String(value).slice(0, 10))} ${String(value).slice(11)}`
    case 'day':
      return value === '' ? '空着' : dayLabel(String(value))
    default:
      return value === '' ? '空着' : `“${value}”`
  }
}
