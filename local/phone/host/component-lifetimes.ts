import type { GeneralBehavior, GeneralComponent } from 'glass-easel'
import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import { giveAnimations } from './component-animations'
import type { ReadyQueue } from './ready-queue'
import { giveQueries } from './wx/component-queries'

/** A page or component as its own code sees it. */
export interface CreatedInstance {
  readonly _$: GeneralComponent
  setData(change: Record<string, unknown>, done?: () => void): void
}

/** What every page and component gets beside what the engine gives it: the attribute that `:host` styles look for,
 *  queries and animations of WeChat, and a place in the queue of `ready`. */
export function givenToEvery(
  space: CodeSpace,
  ready: ReadyQueue,
  onCreated: (instance: CreatedInstance) => void,
): GeneralBehavior {
  return space.getComponentSpace().defineBehavior({
    lifetimes: {
      created() {
        const instance = this as unknown as CreatedInstance
        ;(instance._$.$$ as unknown as HTMLElement | null)?.setAttribute('is', instance._$.is)
        giveQueries(instance)
        giveAnimations(instance)
        onCreated(instance)
      },
      attached() {
        ready.add((this as unknown as { readonly _$: GeneralComponent })._$)
      },
      detached() {
        ready.remove((this as unknown as { readonly _$: GeneralComponent })._$)
      },
    },
  }) as unknown as GeneralBehavior
}
