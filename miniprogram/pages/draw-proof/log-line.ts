import type { DrawLogLine } from '../../../typings/contract'

/** A line of the log as somebody has copied it, with or without the comma behind it; null for anything else. */
export function logLineFrom(text: string): DrawLogLine | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.trim().replace(/,$/, ''))
  } catch {
    // Whatever is no JSON is no line either.
    return null
  }
  return isLine(parsed) ? parsed : null
}

function isLine(value: unknown): value is DrawLogLine {
  if (typeof value !== 'object' || value === null) return false
  const { entrant, n, nonce, roll, prizeId } = value as Partial<Record<keyof DrawLogLine, unknown>>
  return (
    typeof entrant === 'string' &&
    Number.isSafeInteger(n) &&
    typeof nonce === 'string' &&
    typeof roll === 'number' &&
    (typeof prizeId === 'string' || prizeId === null)
  )
}
