import { posix } from './posix'

/** The address of a file of the mini program. `from` is the path of the page or component that a relative path counts
 *  from; without it, and with a leading `/`, it counts from the root. Whole addresses come back as they are. */
export function assetAddressOf(path: string, from = ''): string {
  if (/^[a-z][\w+.-]*:|^\/\//i.test(path)) return path
  return `/app/${path.startsWith('/') ? posix.join(path) : posix.join(posix.dirname(from), path)}`
}
