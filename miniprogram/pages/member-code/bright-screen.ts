/** Makes the screen bright enough for a scanner and keeps it on. Gives what puts both back as they were. */
export function brightScreen(): () => void {
  // Until it is read, nothing has been changed and nothing is put back.
  let before: number | undefined
  let isOver = false
  const raised = wx.getScreenBrightness().then(async ({ value }) => {
    if (isOver) return
    before = value
    await wx.setScreenBrightness({ value: 1 })
  })
  // A phone that does not let its screen be set still shows the code.
  raised.catch((error) => console.warn('屏幕亮度没有调亮', error))
  keepOn(true)
  return () => {
    if (isOver) return
    isOver = true
    keepOn(false)
    if (before !== undefined) void wx.setScreenBrightness({ value: before })
  }
}

function keepOn(keepScreenOn: boolean): void {
  wx.setKeepScreenOn({ keepScreenOn }).catch((error) => console.warn('屏幕常亮没有设好', error))
}
