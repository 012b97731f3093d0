const NOT_AGREED = 104

/** Whether WeChat held something personal back because she has not agreed to the privacy guidelines. */
export const isHeldBack = (failure: unknown): boolean => (failure as { readonly errno?: number }).errno === NOT_AGREED

/** Puts a text into the clipboard. Gives why it is not there; empty when it is. */
export async function copy(data: string): Promise<string> {
  try {
    await wx.setClipboardData({ data })
    return ''
  } catch (failure) {
    console.warn('没有复制', failure)
    return isHeldBack(failure) ? '没有同意，没有复制。也可以照着抄下来。' : '没有复制成，再点一次。'
  }
}
