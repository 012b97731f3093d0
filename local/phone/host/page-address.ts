import { posix } from './posix'

/** A page and what is given to its onLoad. */
export interface PageAddress {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** Reads the `url` of a move. A path without a leading `/` counts from the page on top; query values come back as they
 *  are written, since WeChat does not decode them. */
export function parsePageUrl(url: string, topPath: string): PageAddress {
  const [location = '', search = ''] = splitOnce(url, '?')
  const path = location.startsWith('/') ? posix.join(location) : posix.join(posix.dirname(topPath), location)
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [name, value = ''] = splitOnce(pair, '=')
    if (name) query[name] = value
  }
  return { path: path.replace(/\.html$/, ''), query }
}

export function pageUrl({ path, query }: PageAddress): string {
  const search = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return search ? `${path}?${search}` : path
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
