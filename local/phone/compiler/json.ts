import { transformSync } from 'esbuild'
import type { Diagnostic } from '../seams'
import { error } from './diagnostics'
import type { Project } from './project'
import type { SourceFiles } from './source-files'

export interface ParsedJson {
  readonly value: Record<string, unknown>
  readonly diagnostics: readonly Diagnostic[]
}

/** A JSON file of the mini program; an absent file is an empty object, a broken one too, with its error. */
export function readJson(project: Project, files: SourceFiles, id: string): ParsedJson {
  const file = project.file(id)
  if (!files.exists(file)) return { value: {}, diagnostics: [] }
  return files.derive(file, `json ${id}`, (text) => {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return { value: value as Record<string, unknown>, diagnostics: [] }
      }
      return { value: {}, diagnostics: [error(id, 'must be an object', { line: 1, column: 1 })] }
    } catch (failure) {
      return { value: {}, diagnostics: [locateJsonError(id, text, String(failure))] }
    }
  })
}

/** `JSON.parse` does not say where; esbuild does. */
function locateJsonError(id: string, text: string, message: string): Diagnostic {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' })
  } catch (failure) {
    const found = (failure as { errors?: { text: string; location: { line: number; column: number } }[] }).errors?.[0]
    if (found) return error(id, found.text, { line: found.location.line, column: found.location.column + 1 })
  }
  return error(id, message)
}
