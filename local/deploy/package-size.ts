import type { Problem } from './problem'

export interface PackageSize {
  readonly name: string
  readonly bytes: number
  /** Where it is refused, or gets slow. */
  readonly limit: number
}

export function tooLarge(sizes: readonly PackageSize[]): Problem[] {
  return sizes
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => ({
      file: name,
      what: `${kilobytes(bytes)} KB, and ${kilobytes(limit)} KB is the limit`,
    }))
}

export const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024)
