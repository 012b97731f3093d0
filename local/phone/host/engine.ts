import { type ComponentSpace, Event } from 'glass-easel'
import { type AssociatedBackend, type CodeSpace, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { DomBackend } from './dom-backend'

/** WeChat's component engine, set up for one mini program in this document. */
export interface Engine {
  /** Where pages and components are registered. */
  readonly space: CodeSpace
  /** Where the built-in tags are. */
  readonly components: ComponentSpace
  readonly backend: AssociatedBackend
  /** Takes its style sheets out of the document. */
  stop(): void
}

export function createEngine(): Engine {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  const components = space.getComponentSpace()
  // A property may be called `dataset` (van-button has one): it must not land on the node itself.
  components.updateComponentOptions({ writeFieldsToNode: false, writeIdToDOM: true })
  const dom = new DomBackend()
  dom.onEvent(Event.triggerEvent)
  return { space, components, backend: env.associateBackend(dom), stop: () => dom.destroy() }
}
