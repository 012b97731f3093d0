import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Problem } from './problem'

/** Reads a JSON file of the project by a schema. What is wrong with it is added to `problems`; null then. */
export function readJson<Schema extends v.GenericSchema>(
  root: string,
  file: string,
  schema: Schema,
  problems: Problem[],
): v.InferOutput<Schema> | null {
  const at = path.join(root, file)
  if (!existsSync(at)) {
    problems.push({ file, what: 'is missing' })
    return null
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(at, 'utf8'))
  if (parsed.success) return parsed.output
  for (const issue of parsed.issues) {
    const place = v.getDotPath(issue)
    problems.push({ file, what: place === null ? issue.message : `${place}: ${issue.message}` })
  }
  return null
}
