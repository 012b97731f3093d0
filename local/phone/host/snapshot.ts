import type { OpenPage, Router } from './context'
import { pageUrl } from './page-address'
import type { PageStack } from './page-stack'

/** The page stack as plain data, to come back to it after a reload. */
export interface Snapshot {
  readonly pages: ReadonlyArray<{
    readonly path: string
    readonly query: Readonly<Record<string, string>>
    readonly data: Readonly<Record<string, unknown>>
    readonly scrollTop: number
  }>
}

export function takeSnapshot(
  pages: ReadonlyArray<OpenPage & { readonly shown: boolean; readonly scrollTop: number }>,
): Snapshot {
  return {
    pages: pages.map(({ path, query, instance, shown, scrollTop }) => ({
      path,
      query,
      data: JSON.parse(JSON.stringify(instance.data)) as Record<string, unknown>,
      scrollTop: shown ? (document.scrollingElement?.scrollTop ?? 0) : scrollTop,
    })),
  }
}

interface Restoring {
  /** Whether there is such a page, and its package has come. */
  readonly isThere: (path: string) => boolean
  readonly router: Router
  readonly stack: PageStack
}

/** Opens the pages again and puts their data back, as far as they still exist. */
export function restorePages(snapshot: Snapshot, { isThere, router, stack }: Restoring): void {
  for (const { path, query, data, scrollTop } of snapshot.pages) {
    if (!isThere(path)) continue
    const url = `/${pageUrl({ path, query })}`
    const move = stack.pages.length === 0 ? router.reLaunch({ url }) : router.navigateTo({ url })
    // A page that became a tab meanwhile is refused, and left out. Moves are made at once; their outcome is only told later.
    move.catch(() => {})
    const page = stack.top
    if (page?.path !== path) continue
    page.instance.setData({ ...data })
    page.scrollTop = scrollTop
    if (document.scrollingElement) document.scrollingElement.scrollTop = scrollTop
  }
}
