/** The little of Node's path.posix that the host needs in the browser. */
export const posix = {
  dirname: (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0)),

  /** Joins, then resolves `.` and `..`; a `..` above the root is dropped. */
  join(...parts: readonly string[]): string {
    const kept: string[] = []
    for (const segment of parts.join('/').split('/')) {
      if (segment === '..') kept.pop()
      else if (segment !== '' && segment !== '.') kept.push(segment)
    }
    return kept.join('/')
  },
}
