import type { HostContext } from '../context'
import type { EventFeed } from './event-feed'
import { functionFrom } from './function-from'
import type { Handles } from './handles'
import { listOf, type Methods, textOf } from './parameters'
import { plain } from './plain'

/** Pages, code and events of the whole mini program. */
export function appMethods(context: HostContext, handles: Handles, feed: EventFeed): Methods {
  return {
    'App.getPageStack': () => ({ pageStack: context.pages.map((page) => handles.describePage(page)) }),
    'App.getCurrentPage': () => handles.describePage(context.topPage()),
    'App.callFunction': async (params) => {
      const run = functionFrom(textOf(params, 'functionDeclaration'))
      return { result: plain(await run(...listOf(params, 'args'))) }
    },
    'App.addBinding': (params) => feed.bind(textOf(params, 'name')),
    'App.enableLog': () => feed.followConsole(),
    /** As when the person leaves WeChat; `Tool.close` then starts it anew. */
    'App.exit': () => context.setForeground(false),
  }
}
