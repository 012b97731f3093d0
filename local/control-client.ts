/** The control port of a local cloud, for whoever fills, drives or looks at it. */
export interface Control {
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: object): Promise<Answer>
}

export function controlAt(url: string): Control {
  return {
    get: (path) => ask(`${url}/${path}`),
    post: (path, body) =>
      ask(`${url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }
}

async function ask<Answer>(url: string, request?: RequestInit): Promise<Answer> {
  const response = await fetch(url, request)
  const answer = await response.json()
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`)
  return answer as Answer
}
