import type { AppConfig, LaunchOptions, Router } from './context'
import { createEventChannel } from './event-channel'
import { type PageAddress, parsePageUrl } from './page-address'
import type { PageStack, StackedPage } from './page-stack'

/** Why a page was not left that asked before. */
export const STAYED = 'cancel'

/** WeChat opens ten pages at most. */
const PAGE_LIMIT = 10

interface Parts {
  readonly app: AppConfig
  readonly stack: PageStack
  /** What has to be waited for before a page can be opened, when its package is not there yet. */
  readonly coming: (path: string) => Promise<void> | undefined
  readonly onPageNotFound: (launch: LaunchOptions & { readonly isEntryPage: boolean }) => void
  /** Puts the question of a page that is about to be left; false where one stays. */
  readonly mayLeave: (question: string) => Promise<boolean>
  /** After a move, with the page that is on top now. */
  readonly onMoved: (page: StackedPage) => void
}

/** WeChat's rules of moving between pages, and its words for refusing. Tab pages stay alive until a reLaunch. */
export function createRouter({ app, stack, coming, onPageNotFound, mayLeave, onMoved }: Parts): Router {
  const tabPaths = new Set(app.tabBar?.list.map(({ pagePath }) => pagePath))
  const tabPages = new Map<string, StackedPage>()

  const find = (url: unknown): PageAddress => {
    if (typeof url !== 'string' || url === '') throw new Error(`parameter error: parameter.url should be String`)
    const address = parsePageUrl(url, stack.top?.path ?? '')
    if (app.pages.includes(address.path)) return address
    onPageNotFound({ ...address, scene: LAUNCH_SCENE, isEntryPage: stack.pages.length === 0 })
    throw new Error(`page "${address.path}" is not found`)
  }
  /** Moves within packages that are there are made at once. */
  const arrive = ({ path }: PageAddress, move: () => void): Promise<void> | undefined => {
    const waiting = coming(path)
    if (waiting) return waiting.then(move)
    move()
    return undefined
  }
  const open = (address: PageAddress, channel = createEventChannel()) => {
    const page = stack.open(address, channel)
    if (tabPaths.has(page.path)) tabPages.set(page.path, page)
    return page
  }
  const close = (page: StackedPage) => {
    stack.close(page)
    if (tabPages.get(page.path) === page) tabPages.delete(page.path)
  }
  const closeAll = () => {
    stack.closeAll()
    tabPages.clear()
  }
  const moved = () => {
    if (stack.top) onMoved(stack.top)
  }

  return {
    async navigateTo({ url, events }) {
      const address = find(url)
      if (tabPaths.has(address.path)) throw new Error('can not navigateTo a tabbar page')
      const eventChannel = createEventChannel(events)
      await arrive(address, () => {
        if (stack.pages.length >= PAGE_LIMIT) throw new Error('webview count limit exceed')
        if (stack.top) stack.hide(stack.top)
        open(address, eventChannel)
        moved()
      })
      return { eventChannel }
    },

    async redirectTo({ url }) {
      const address = find(url)
      if (tabPaths.has(address.path)) throw new Error('can not redirectTo a tabbar page')
      await arrive(address, () => {
        if (stack.top) close(stack.top)
        open(address)
        moved()
      })
    },

    async reLaunch({ url }) {
      const address = find(url)
      await arrive(address, () => {
        closeAll()
        open(address)
        moved()
      })
    },

    async switchTab({ url }) {
      const address = find(url)
      if (!tabPaths.has(address.path)) throw new Error('can not switch to no-tabBar page')
      await arrive(address, () => {
        if (stack.top?.path === address.path) return
        for (const page of [...stack.pages].reverse()) {
          if (tabPages.get(page.path) !== page) close(page)
          else if (page.path !== address.path) {
            stack.hide(page)
            stack.pages.splice(stack.pages.indexOf(page), 1)
          }
        }
        const kept = tabPages.get(address.path)
        if (!kept) open({ path: address.path, query: {} })
        else {
          if (!stack.pages.includes(kept)) stack.pages.push(kept)
          stack.show(kept)
        }
        moved()
      })
    },

    async navigateBack({ delta = 1, swiped = false }) {
      if (stack.pages.length < 2) throw new Error('cannot navigate back at first page.')
      const left = stack.top
      const question = swiped ? null : (left?.alert ?? null)
      if (question !== null && !(await mayLeave(question))) throw new Error(STAYED)
      // Whoever answered may stand on another page by then.
      if (stack.top !== left) throw new Error(STAYED)
      const steps = Math.min(Math.max(Math.trunc(delta), 1), stack.pages.length - 1)
      for (let step = 0; step < steps; step += 1) if (stack.top) close(stack.top)
      if (stack.top) stack.show(stack.top)
      moved()
    },
  }
}

/** 发现栏小程序主入口: how a mini program is opened by hand. */
export const LAUNCH_SCENE = 1001
