import { api, Refusal } from './api'
import type { Area } from './area'
import { optionalNumber, optionalText } from './parameters'

/** Scrolling the page on top and pulling it down. */
export const pageScroll: Area = (context) => ({
  pageScrollTo: api('pageScrollTo', (options) => {
    const durationMs = optionalNumber(options, 'duration', 300)
    const selector = optionalText(options, 'selector', '')
    if (selector === '') {
      context.scrollPage(optionalNumber(options, 'scrollTop', 0), durationMs)
      return
    }
    const target = context.topPage().root.getComponent().getShadowRoot()?.querySelector(selector)
    const element = (target as { readonly $$?: unknown } | null | undefined)?.$$
    if (!(element instanceof Element)) throw new Refusal(`selector "${selector}" is not found`)
    const top = element.getBoundingClientRect().top + window.scrollY
    context.scrollPage(top + optionalNumber(options, 'offsetTop', 0), durationMs)
  }),
  startPullDownRefresh: api('startPullDownRefresh', () => context.pullDownRefresh('start')),
  stopPullDownRefresh: api('stopPullDownRefresh', () => context.pullDownRefresh('stop')),
})
