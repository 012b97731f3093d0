import type { Shell } from '../seams'

/** Stands in where no shell is around the webview: it draws nothing, and every question is dismissed. */
export const silentShell: Shell = {
  navigationBar() {},
  tabBar() {},
  toast() {},
  hideToast() {},
  modal: async () => ({ confirm: false }),
  actionSheet: async () => null,
  picker: async () => null,
  pickerColumns() {},
  scan: async () => null,
  subscribeDialog: async ({ templateIds }) => Object.fromEntries(templateIds.map((id) => [id, 'reject' as const])),
  paymentSheet: async () => 'cancel',
  shareCard() {},
  privacyDialog: async () => false,
  pageStyle() {},
  brightness() {},
  fault() {},
  previewImages() {},
  pageStack() {},
  restart() {},
  theme: 'light',
  network: 'good',
  openid: '',
  screen: {
    width: 375,
    height: 812,
    statusBarHeight: 44,
    bottomInset: 34,
    capsule: { left: 281, top: 48, width: 87, height: 32 },
  },
}
