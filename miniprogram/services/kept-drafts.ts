/** What was written and not saved yet, kept on the phone by the name of what it is a draft of, so that a closed mini program
 *  or somebody else's change loses nothing. */

const STORAGE_KEY = 'keptDrafts'

/** The latest ones. */
const KEPT = 12

interface KeptDraft {
  readonly name: string
  readonly draft: object
}

export function keepDraft(name: string, draft: object): void {
  const others = drafts().filter((each) => each.name !== name)
  wx.setStorageSync(STORAGE_KEY, [...others, { name, draft }].slice(-KEPT))
}

/** Null where nothing is kept under the name. */
export function keptDraft<Draft extends object>(name: string): Draft | null {
  return (drafts().find((each) => each.name === name)?.draft as Draft | undefined) ?? null
}

export function forgetDraft(name: string): void {
  const others = drafts().filter((each) => each.name !== name)
  if (others.length === 0) wx.removeStorageSync(STORAGE_KEY)
  else wx.setStorageSync(STORAGE_KEY, others)
}

const drafts = (): readonly KeptDraft[] => wx.getStorageSync(STORAGE_KEY) || []
