/** How long a file with what is kept of a member lies there (rule E-4). */
export const EXPORT_LIVES_MS = 24 * 60 * 60_000

/** That such a file has to go. */
export interface ExportDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'export'
  readonly accountId: string
  readonly path: string
}

/** When a member who asked to be erased is looked for again: no call that knew her is still running then, as the platform
 *  ends a function after 60 seconds (rule E-7). */
export const LOOK_AGAIN_MS = 2 * 60_000

/** That a member asked to be erased, until nothing can be left of her. */
export interface EraseDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'erase'
  readonly accountId: string
  readonly memberNo: string
  readonly askedAt: number
  /** Her request, for nobody to read: asked again, it is told the same. */
  readonly request: string
}

export const eraseDueId = (accountId: string): string => `erase-${accountId}`

export function eraseDueOf(asking: {
  readonly accountId: string
  readonly memberNo: string
  readonly request: string
  readonly now: number
}): EraseDue {
  const { accountId, memberNo, request, now } = asking
  return {
    _id: eraseDueId(accountId),
    at: now + LOOK_AGAIN_MS,
    kind: 'erase',
    accountId,
    memberNo,
    askedAt: now,
    request,
  }
}
