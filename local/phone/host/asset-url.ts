import { posix } from './posix'

/** The address of a file of the mini program, or of one in the cloud, which WeChat shows by its id as well. `from` is the path of the page or component that a relative path counts
 *  from; without it, and with a leading `/`, it counts from the root. Whole addresses come back as they are. */
export function assetAddressOf(path: string, from = ''): string {
  if (path.startsWith('cloud://')) return `/phone/cloud-file?fileID=${encodeURIComponent(path)}`
  if (/^[a-z][\w+.-]*:|^\/\//i.test(path)) return path
  return `/app/${path.startsWith('/') ? posix.join(path) : posix.join(posix.dirname(from), path)}`
}
