import type { MiniProgram, Page, PageElement } from './phone'

/** How long a fact may take to become true. */
const DEADLINE_MS = 15_000
const BETWEEN_LOOKS_MS = 25

/** Looks again and again until `look` passes without throwing, and returns what it returned. After the deadline it throws
 *  what the last look threw. */
export async function eventually<Fact>(look: () => Promise<Fact>): Promise<Fact> {
  const deadline = Date.now() + DEADLINE_MS
  for (;;) {
    try {
      return await look()
    } catch (notYet) {
      if (Date.now() > deadline) throw notYet
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS))
  }
}

/** Opens a page by `reLaunch` and waits until it is the one on top. The client's own `reLaunch` sleeps three seconds. */
export async function open(miniProgram: MiniProgram, url: string): Promise<Page> {
  return move(miniProgram, 'reLaunch', url)
}

export async function move(
  miniProgram: MiniProgram,
  method: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab',
  url: string,
): Promise<Page> {
  await miniProgram.callWxMethod(method, { url })
  return onPage(miniProgram, url)
}

/** Waits until a page is on top. */
export async function onPage(miniProgram: MiniProgram, url: string): Promise<Page> {
  const [path = ''] = url.replace(/^\//, '').split('?')
  return eventually(async () => {
    const page = await miniProgram.currentPage()
    if (page?.path !== path) throw new Error(`${page?.path} is on top, not ${path}`)
    return page
  })
}

/** Goes from the page into one component after the other: each selector looks inside of what the one before has found. */
export async function reach(
  from: Page | PageElement,
  ...selectors: readonly [string, ...string[]]
): Promise<PageElement> {
  let found: Page | PageElement = from
  for (const selector of selectors) {
    const next: PageElement | null = await found.$(selector)
    if (!next) throw new Error(`there is no ${selectors.slice(0, selectors.indexOf(selector) + 1).join(' → ')}`)
    found = next
  }
  return found as PageElement
}

/** What `reach` finds, once it is there. */
export const awaitElement = (page: Page, ...selectors: readonly [string, ...string[]]): Promise<PageElement> =>
  eventually(() => reach(page, ...selectors))

/** The text of what `reach` finds, white space left out. */
export async function textAt(page: Page, ...selectors: readonly [string, ...string[]]): Promise<string> {
  return (await (await reach(page, ...selectors)).text()).replaceAll(/\s+/g, '')
}
