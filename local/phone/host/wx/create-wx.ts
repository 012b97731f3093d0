import type { HostContext } from '../context'
import { account } from './account'
import { animation } from './animation'
import { appEvents } from './app-events'
import type { Area } from './area'
import { bars } from './bars'
import { canIUse } from './can-i-use'
import { canvas } from './canvas'
import { cloud } from './cloud'
import { device } from './device'
import { feedback } from './feedback'
import { fileSystem } from './file-system'
import { intersectionObserver } from './intersection-observer'
import { logs } from './logs'
import { media } from './media'
import { navigation } from './navigation'
import { network } from './network'
import { pageScroll } from './page-scroll'
import { payment } from './payment'
import { privacy } from './privacy'
import { selectorQuery } from './selector-query'
import { share } from './share'
import { storage } from './storage'
import { subscribe } from './subscribe'
import { system } from './system'
import { unavailable } from './unavailable'
import { update } from './update'

/** Makes `wx`: every name that WeChat has is there. What this phone cannot do says so when it is called. */
export function createWx(context: HostContext): Record<string, unknown> {
  const available = Object.assign({}, ...AREAS.map((area) => area(context))) as Record<string, unknown>
  available.canIUse = canIUse(available)
  return { ...unavailable(context, available), ...available }
}

const AREAS: readonly Area[] = [
  account,
  animation,
  appEvents,
  bars,
  canvas,
  cloud,
  device,
  feedback,
  fileSystem,
  intersectionObserver,
  logs,
  media,
  navigation,
  network,
  pageScroll,
  payment,
  privacy,
  selectorQuery,
  share,
  storage,
  subscribe,
  system,
  update,
]
