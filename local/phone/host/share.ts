import type { Shell } from '../seams'
import type { Bars } from './bars'
import type { HostContext } from './context'
import { pageUrl } from './page-address'
import type { PageStack } from './page-stack'

interface ShareMessage {
  readonly title?: string
  readonly path?: string
  readonly imageUrl?: string
  readonly promise?: Promise<ShareMessage>
}

/** Asks the page on top what to share and shows the card; a page without onShareAppMessage cannot be shared. */
export function createShare(parts: {
  readonly stack: PageStack
  readonly bars: Bars
  readonly shell: Shell
}): HostContext['share'] {
  const { stack, bars, shell } = parts
  return (from, target) => {
    const page = stack.top
    if (!page) return
    if (typeof page.instance.onShareAppMessage !== 'function') {
      shell.toast({ title: '当前页面不可转发', icon: 'none', mask: false, durationMs: 1500 })
      return
    }
    const asked = (stack.call(page, 'onShareAppMessage', { from, target }) ?? {}) as ShareMessage
    const show = (message: ShareMessage) =>
      shell.shareCard({
        title: message.title ?? bars.navigationBar(page).title,
        path: (message.path ?? pageUrl(page)).replace(/^\//, ''),
        imageUrl: message.imageUrl ?? '',
      })
    if (!asked.promise) show(asked)
    else
      asked.promise.then(
        (message) => show({ ...asked, ...message }),
        () => show(asked),
      )
  }
}
