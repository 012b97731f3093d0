import { api } from './api'
import type { Area } from './area'

/** The menu at the capsule shares whatever page defines onShareAppMessage. */
export const share: Area = () => ({
  showShareMenu: api('showShareMenu', () => undefined),
})
