import { SOURCE_MAP_ADDRESS } from '../program'

/** Where the source map of a module is; not every module has one. */
export const sourceMapUrl = (id: string): string =>
  `${location.origin}${SOURCE_MAP_ADDRESS}?module=${encodeURIComponent(id)}`

/** Waits for it: App.onError is called with the places of the sources at the moment of the fault. */
export function readSourceMap(id: string): string | undefined {
  const request = new XMLHttpRequest()
  request.open('GET', sourceMapUrl(id), false)
  request.send()
  return request.status === 200 ? request.responseText : undefined
}
