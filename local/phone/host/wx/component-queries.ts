import type { GeneralComponent } from 'glass-easel'
import { IntersectionWatch, type ObserverOptions } from './intersection-observer'
import { SelectorQuery } from './selector-query'

/** Gives a page or component, as its own code sees it, the queries that look inside it. */
export function giveQueries(instance: { readonly _$: GeneralComponent }): void {
  Object.assign(instance, {
    createSelectorQuery: () => new SelectorQuery(() => instance._$),
    createIntersectionObserver: (options?: ObserverOptions) => new IntersectionWatch(instance._$, options),
  })
}
