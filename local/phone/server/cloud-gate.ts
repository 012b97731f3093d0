import { HttpRefusal } from '../../cloud/http'

/** What the phone page may ask of the local cloud, without knowing where its control port is. */
export interface CloudGate {
  /** Whether there is a cloud behind the gate. */
  readonly isOpen: boolean
  /** The control port's answer, status and all. Refuses with 503 when this phone has no cloud. */
  ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ readonly status: number; readonly body: string }>
}

export function openCloudGate(control: string | undefined): CloudGate {
  return {
    isOpen: control !== undefined,
    async ask(method, path, body) {
      if (control === undefined) throw new HttpRefusal(503, '这台手机没有连接本地云')
      const response = await fetch(`${control}/${path}`, {
        method,
        ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.text() }
    },
  }
}
