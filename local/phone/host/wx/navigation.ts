import type { ChannelListeners } from '../context'
import { pageUrl } from '../page-address'
import { api } from './api'
import type { Area } from './area'
import { optionalNumber, text } from './parameters'

/** Moving between pages. The rules are the router's. */
export const navigation: Area = ({ router, events, pages, shell, askBeforeLeaving }) => {
  events.on('routeDone', () => shell.pageStack(pages.map(pageUrl)))
  return {
    navigateTo: api('navigateTo', (options) =>
      router.navigateTo({
        url: text(options, 'url'),
        ...(options.events ? { events: options.events as ChannelListeners } : {}),
      }),
    ),
    redirectTo: api('redirectTo', (options) => router.redirectTo({ url: text(options, 'url') })),
    reLaunch: api('reLaunch', (options) => router.reLaunch({ url: text(options, 'url') })),
    switchTab: api('switchTab', (options) => router.switchTab({ url: text(options, 'url') })),
    navigateBack: api('navigateBack', (options) => router.navigateBack({ delta: optionalNumber(options, 'delta', 1) })),
    enableAlertBeforeUnload: api('enableAlertBeforeUnload', (options) => askBeforeLeaving(text(options, 'message'))),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => askBeforeLeaving(null)),
    exitMiniProgram: api('exitMiniProgram', () => shell.restart('')),
    restartMiniProgram: api('restartMiniProgram', (options) => shell.restart(text(options, 'path').replace(/^\//, ''))),
  }
}
