import { Refusal } from './api'

/** A path for bytes that live until the mini program is restarted. It is an address that `<image>` and `fetch` take. */
export function keepTemporary(content: Blob): string {
  return URL.createObjectURL(content)
}

/** The bytes behind a temporary path, a data address, a file of the mini program or of the user's folder. */
export async function readTemporary(path: string): Promise<Blob> {
  const address = /^[a-z][\w+.-]*:/i.test(path) ? path : `/app/${path.replace(/^\//, '')}`
  const response = await fetch(address).catch(() => null)
  if (!response?.ok) throw new Refusal(`no such file or directory "${path}"`)
  return response.blob()
}
