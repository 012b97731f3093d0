import type { HostContext } from '../context'
import { type Methods, objectOf, textOf } from './parameters'

/** What the client's `native()` does to the bars around the page; the buttons of dialogs are pressed by the shell. */
export function nativeMethods({ app, router }: HostContext): Methods {
  return {
    'Tool.native': async (params) => {
      const name = textOf(params, 'method')
      switch (name) {
        case 'goHome':
          return router.reLaunch({ url: `/${app.entryPagePath}` })
        case 'navigateLeft':
          return router.navigateBack({})
        case 'switchTab':
          return router.switchTab({ url: textOf(objectOf(params, 'data'), 'url') })
        default:
          throw new Error(`native ${name} is not supported by the local phone`)
      }
    },
  }
}
