import type { Control } from '../control-client'
import { NO_FATE } from './fate'
import type { InProcessCloud } from './in-process-cloud'
import type { StageCall } from './stage'

/** The part of a control port that moves time, calls and pays, for a cloud inside this process: one thing after another. */
export function inProcessControl(cloud: InProcessCloud): Control {
  const routes: Readonly<Record<string, (body: Body) => Promise<unknown>>> = {
    clock: async ({ now }) => cloud.setTime(now ?? cloud.now()),
    call: async (body) => ({ result: await settled(cloud, cloud.call(body as unknown as StageCall)) }),
    pay: ({ outTradeNo = '', times = 1 }) =>
      settled(cloud, cloud.pay({ outTradeNo, outcome: 'success', times, fate: NO_FATE })),
    subscribe: ({ openid = '', templateId = '' }) => cloud.accept(openid, templateId),
  }
  const unknown = (path: string) => Promise.reject(new Error(`no ${path} inside a process`))
  return {
    get: (path) => (path === 'clock' ? Promise.resolve({ now: cloud.now() } as never) : unknown(path)),
    post: (path, body) => (routes[path]?.(body as Body) ?? unknown(path)) as Promise<never>,
  }
}

interface Body {
  readonly now?: number
  readonly outTradeNo?: string
  readonly times?: number
  readonly openid?: string
  readonly templateId?: string
}

async function settled<Answer>(cloud: InProcessCloud, asked: Promise<Answer>): Promise<Answer> {
  await cloud.settle()
  return asked
}
