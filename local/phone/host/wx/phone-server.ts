import { Refusal } from './api'

/** Asks the phone's own server, which knows the local cloud. Rejects with the text that it gave. */
export async function askServer<Answer>(path: string, body: object): Promise<Answer> {
  const response = await fetch(`/phone/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answerOf<Answer>(response)
}

export async function answerOf<Answer>(response: Response): Promise<Answer> {
  const answer = (await response.json()) as {
    readonly message?: string
    readonly error?: { readonly message?: string }
  }
  if (!response.ok) throw new Refusal(answer.message ?? answer.error?.message ?? `HTTP ${response.status}`)
  return answer as Answer
}
