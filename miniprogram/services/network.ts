/** Calls back once, when the phone is online again. Gives what stops the waiting. */
export function whenOnline(callback: () => void): () => void {
  const listener: WechatMiniprogram.OnNetworkStatusChangeCallback & WechatMiniprogram.OffNetworkStatusChangeCallback = (
    status,
  ) => {
    if (!('isConnected' in status && status.isConnected)) return
    stop()
    callback()
  }
  const stop = () => wx.offNetworkStatusChange(listener)
  wx.onNetworkStatusChange(listener)
  return stop
}
