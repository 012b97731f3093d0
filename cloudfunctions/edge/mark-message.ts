import { marksOf, type Response } from '../domain/messages/marks'
import { addMarks, decisions } from '../platform/messages'

const ATTEMPTS = 5

/** Marks what became of a message, once however often it is said (rule N-10). Two wire calls; one when it is marked already. */
export async function markMessage(id: string, response: Response, now: number): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const decision = await decisions.get(id)
    const marks = decision === null ? [] : marksOf(decision, response)
    if (decision === null || marks.length === 0) return
    if (await addMarks(decision, marks, now)) return
  }
  throw new Error(`message ${id} was changed by others ${ATTEMPTS} times`)
}
