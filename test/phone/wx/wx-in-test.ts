import type { HostContext } from '../../../local/phone/host/context'
import type { Shell } from '../../../local/phone/seams'
import { settled, startInTest } from '../harness'
import { smallApp } from '../host/small-app'

const program = smallApp({
  'app.json': JSON.stringify({
    pages: ['pages/home', 'pages/mine', 'pages/detail'],
    tabBar: {
      list: [
        { pagePath: 'pages/home', text: '首页' },
        { pagePath: 'pages/mine', text: '我的' },
      ],
    },
  }),
  'pages/home.js': 'Page({})',
  'pages/home.wxml': '<view id="first" class="row" data-kind="a">一</view><view class="row" data-kind="b">二</view>',
  'pages/mine.js': 'Page({})',
  'pages/detail.js': 'Page({})',
})

/** Any method of `wx`, as a page would call it. */
export type Wx = Readonly<Record<string, (...parameters: unknown[]) => Promise<Record<string, unknown>>>>

export interface WxInTest {
  readonly wx: Wx
  /** `wx.x` for what is no method, or answers at once. */
  readonly plain: Readonly<Record<string, (...parameters: unknown[]) => unknown>>
  readonly context: HostContext
}

/** `wx` of a small mini program with two tab pages and one other, on a shell that does as given. */
export async function wxInTest(shell: Partial<Shell> = {}): Promise<WxInTest> {
  const app = startInTest(program, { shell: { openid: 'o_one', ...shell } })
  await settled(app)
  const { context } = app
  return { wx: context.wx as Wx, plain: context.wx as WxInTest['plain'], context }
}

/** What a call that fails rejects with. */
export async function failureOf(call: Promise<unknown> | undefined): Promise<unknown> {
  try {
    await call
  } catch (failure) {
    return failure
  }
  throw new Error('the call did not fail')
}

export interface Sent {
  readonly path: string
  readonly body: unknown
}

/** Stands where the phone's server would. */
export function answerFetch(reply: (sent: Sent) => { readonly status?: number; readonly body: unknown }): Sent[] {
  const all: Sent[] = []
  globalThis.fetch = (async (path: string, request: { readonly body?: unknown } = {}) => {
    const sent = { path, body: typeof request.body === 'string' ? JSON.parse(request.body) : request.body }
    all.push(sent)
    const { status = 200, body } = reply(sent)
    return {
      ok: status < 400,
      status,
      json: async () => body,
      headers: new Map(),
      text: async () => JSON.stringify(body),
    }
  }) as unknown as typeof fetch
  return all
}
