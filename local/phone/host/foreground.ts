import type { AppInstance } from './app-instance'
import type { AppEvents, LaunchOptions } from './context'
import type { Emitter } from './emitter'
import type { PageStack } from './page-stack'

interface Parts {
  readonly app: AppInstance
  readonly stack: PageStack
  readonly events: Emitter<AppEvents>
  readonly launch: LaunchOptions
}

/** Moves the mini program to the front and away from it: the page hides before the app, and shows after it. */
export function createForeground({ app, stack, events, launch }: Parts): (foreground: boolean) => void {
  let inFront = true
  return (foreground) => {
    if (foreground === inFront) return
    inFront = foreground
    if (foreground) {
      app.call('onShow', launch)
      events.emit('appShow', launch)
      if (stack.top) stack.enter(stack.top)
    } else {
      if (stack.top) stack.leave(stack.top)
      app.call('onHide')
      events.emit('appHide', undefined)
    }
  }
}
