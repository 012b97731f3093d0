import type { Audit } from '../audit/audit'
import type { HostContext } from '../context'
import { appMethods } from './app-methods'
import { auditMethods } from './audit-methods'
import { elementActs } from './element-acts'
import { elementMethods } from './element-methods'
import { EventFeed } from './event-feed'
import { Handles } from './handles'
import { nativeMethods } from './native-methods'
import { pageMethods } from './page-methods'
import type { Methods } from './parameters'
import { wxMethods } from './wx-methods'

export interface Automator {
  /** One request of an automator client; rejects with the text that the client shows. */
  ask(method: string, params: Record<string, unknown>): Promise<unknown>
  onEvent(listener: (method: string, params: unknown) => void): void
}

/** Answers `miniprogram-automator` for the mini program that runs in this webview, `Tool.*` and screenshots apart. */
export function createAutomator(context: HostContext, audit: Audit): Automator {
  const handles = new Handles(context)
  const feed = new EventFeed(context)
  const methods: Methods = {
    ...appMethods(context, handles, feed),
    ...wxMethods(context),
    ...nativeMethods(context),
    ...pageMethods(handles),
    ...elementMethods(handles),
    ...elementActs(handles),
    ...auditMethods(audit, context),
  }
  return {
    async ask(method, params) {
      const answer = methods[method]
      if (!answer) throw new Error(`${method} is not supported by the local phone`)
      return (await answer(params)) ?? {}
    },
    onEvent: (listener) => feed.listen(listener),
  }
}
