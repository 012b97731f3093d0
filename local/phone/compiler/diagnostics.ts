import type { Diagnostic } from '../seams'

/** Where a piece of text is found, from 1; the whole file (0, 0) when it is not there. */
export function locate(text: string, index: number): { line: number; column: number } {
  if (index < 0) return { line: 0, column: 0 }
  const before = text.slice(0, index)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: index - lineStart + 1 }
}

export const error = (file: string, message: string, at = { line: 0, column: 0 }): Diagnostic => ({
  severity: 'error',
  file,
  ...at,
  message,
})

export const warning = (file: string, message: string, at = { line: 0, column: 0 }): Diagnostic => ({
  severity: 'warning',
  file,
  ...at,
  message,
})
