/** The root of the subpackage that a file lies in, of those that there are; '' for the main package. */
export function packageOf(id: string, roots: readonly string[]): string {
  return roots.find((root) => id.startsWith(root.endsWith('/') ? root : `${root}/`)) ?? ''
}
