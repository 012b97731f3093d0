import type { Router } from '../context'
import { HOVER, hoverable } from './hover'
import { tag } from './tag'

const MOVES: Readonly<Record<string, keyof Router>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
}

export const navigator = tag({
  name: 'navigator',
  style: `
    wx-navigator {
      display: block;
      cursor: pointer;
    }

    .navigator-hover {
      background-color: rgba(0, 0, 0, 0.1);
      opacity: 0.7;
    }
  `,
  defaults: {
    ...HOVER,
    hoverClass: 'navigator-hover',
    hoverStayTime: 600,
    target: 'self',
    url: '',
    openType: 'navigate',
    delta: 1,
    appId: '',
    path: '',
    extraData: null,
    version: 'release',
    shortLink: '',
  },
  create(element) {
    hoverable(element)
    const activate = (): void => {
      const { url, openType, delta } = element.properties
      const method = MOVES[openType]
      const move = method && (element.context.wx[method] as ((options: object) => Promise<object>) | undefined)
      if (!method || !move) {
        element.context.reportError(new Error(`<navigator open-type="${openType}"> is not available here`))
        return
      }
      // Through wx, so that a mocked move is seen by links too.
      move(method === 'navigateBack' ? { delta } : { url }).then(
        (result) => settle('success', result),
        (failure: { errMsg?: string }) => settle('fail', { errMsg: failure.errMsg ?? String(failure) }),
      )
    }
    const settle = (outcome: string, detail: object): void => {
      element.trigger(outcome, detail)
      element.trigger('complete', detail)
    }
    element.listen('tap', activate)
    return { control: { activate } }
  },
})
