/** Whether an operator was let into the console on this phone: then the way there is shorter. Who may, says the server. */

const STORAGE_KEY = 'operatorPhone'

export const isOperatorPhone = (): boolean => wx.getStorageSync(STORAGE_KEY) === true

export function rememberOperator(isOperator: boolean): void {
  if (isOperator) wx.setStorageSync(STORAGE_KEY, true)
  else wx.removeStorageSync(STORAGE_KEY)
}
