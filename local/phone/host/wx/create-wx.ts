import type { HostContext } from '../context'
import type { Area } from './area'
import { bars } from './bars'
import { canIUse } from './can-i-use'
import { cloud } from './cloud'
import { feedback } from './feedback'
import { navigation } from './navigation'
import { network } from './network'
import { pageScroll } from './page-scroll'
import { selectorQuery } from './selector-query'
import { storage } from './storage'
import { system } from './system'
import { unavailable } from './unavailable'

/** Makes `wx`: every name that WeChat has is there. What this phone cannot do says so when it is called. */
export function createWx(context: HostContext): Record<string, unknown> {
  const available = Object.assign({}, ...AREAS.map((area) => area(context))) as Record<string, unknown>
  available.canIUse = canIUse(available)
  return { ...unavailable(context, available), ...available }
}

const AREAS: readonly Area[] = [navigation, network, feedback, bars, pageScroll, storage, system, cloud, selectorQuery]
