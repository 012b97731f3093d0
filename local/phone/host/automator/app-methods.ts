import type { HostContext, OpenPage } from '../context'
import type { EventFeed } from './event-feed'
import { functionFrom } from './function-from'
import { listOf, type Methods, textOf } from './parameters'
import { plain } from './plain'

/** Pages, code and events of the whole mini program. */
export function appMethods(context: HostContext, feed: EventFeed): Methods {
  return {
    'App.getPageStack': () => ({ pageStack: context.pages.map(describePage) }),
    'App.getCurrentPage': () => describePage(context.topPage()),
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

const describePage = ({ id, path, query }: OpenPage) => ({ pageId: id, path, query })
