import type { AppEvents } from '../context'
import type { Area } from './area'
import { listeners } from './listeners'

/** The on/off pairs of what happens to the mini program as a whole. */
export const appEvents: Area = ({ events }) => {
  const pair = <Name extends keyof AppEvents>(
    wechatName: string,
    name: Name,
    detailOf: (detail: AppEvents[Name]) => unknown = (detail) => detail,
  ) => {
    const heard = listeners<unknown>()
    events.on(name, (detail) => heard.emit(detailOf(detail)))
    return { [`on${wechatName}`]: heard.on, [`off${wechatName}`]: heard.off }
  }
  return {
    ...pair('AppShow', 'appShow'),
    ...pair('AppHide', 'appHide'),
    ...pair('Error', 'error', ({ message, stack }) => `${message}\n${stack}`),
    ...pair('UnhandledRejection', 'unhandledRejection'),
    ...pair('PageNotFound', 'pageNotFound'),
    ...pair('ThemeChange', 'themeChange'),
    ...pair('WindowResize', 'windowResize'),
    ...pair('AppRouteDone', 'routeDone'),
  }
}
