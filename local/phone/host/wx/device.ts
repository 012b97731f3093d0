import { api, Refusal } from './api'
import type { Area } from './area'
import { listeners } from './listeners'
import { flag, number, optionalNumber, text } from './parameters'
import { requirePrivacy } from './privacy'

/** The phone in one's hand: camera, screen, vibration, clipboard, calls. */
export const device: Area = (context) => {
  const { shell, app } = context
  let brightness = 0.5
  let clipboard = ''
  const captures = listeners<undefined>()
  window.addEventListener('phone:capture-screen', () => captures.emit(undefined))

  return {
    scanCode: api('scanCode', async () => {
      const code = await shell.scan()
      if (code === null) throw new Refusal('cancel')
      const scanned = { scanType: 'QR_CODE', charSet: 'utf-8', rawData: toBase64(code) }
      // The mini program's own code gives the page that it opens, and no result.
      const opensPage = app.pages.some((page) => code === page || code.startsWith(`${page}?`))
      return opensPage ? { ...scanned, result: '', path: code, scanType: 'WX_CODE' } : { ...scanned, result: code }
    }),

    vibrateShort: api('vibrateShort', () => void navigator.vibrate?.(15)),
    vibrateLong: api('vibrateLong', () => void navigator.vibrate?.(400)),

    setScreenBrightness: api('setScreenBrightness', (options) => {
      const value = number(options, 'value')
      if (value < 0 || value > 1) throw new Refusal('parameter error: parameter.value should be between 0 and 1;')
      brightness = value
      shell.brightness(value)
    }),
    getScreenBrightness: api('getScreenBrightness', () => ({ value: brightness })),
    setKeepScreenOn: api('setKeepScreenOn', (options) => void flag(options, 'keepScreenOn')),
    setVisualEffectOnCapture: api('setVisualEffectOnCapture', (options) => {
      const effect = text(options, 'visualEffect')
      if (effect !== 'none' && effect !== 'hidden') throw new Refusal('parameter error: invalid visualEffect')
    }),
    onUserCaptureScreen: captures.on,
    offUserCaptureScreen: captures.off,

    setClipboardData: api('setClipboardData', async (options) => {
      const copied = text(options, 'data')
      await requirePrivacy(context, 'setClipboardData')
      clipboard = copied
      // The browser may keep its own clipboard to itself; the phone has one of its own.
      void navigator.clipboard?.writeText(clipboard).catch(() => undefined)
      shell.toast({ title: '内容已复制', icon: 'none', mask: false, durationMs: 1500 })
    }),
    getClipboardData: api('getClipboardData', async () => {
      await requirePrivacy(context, 'getClipboardData')
      return { data: (await navigator.clipboard?.readText().catch(() => undefined)) ?? clipboard }
    }),

    makePhoneCall: api('makePhoneCall', async (options) => {
      const chosen = await shell.actionSheet({ items: [`呼叫 ${text(options, 'phoneNumber')}`], title: '', color: '' })
      if (chosen === null) throw new Refusal('cancel')
    }),
    getBatteryInfo: api('getBatteryInfo', () => BATTERY),
    getBatteryInfoSync: () => BATTERY,
    hideKeyboard: api('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    }),
    getRandomValues: api('getRandomValues', (options) => {
      const length = optionalNumber(options, 'length', 0)
      if (!Number.isInteger(length) || length < 1 || length > MOST_RANDOM_BYTES) {
        throw new Refusal(`parameter error: parameter.length should be between 1 and ${MOST_RANDOM_BYTES};`)
      }
      return { randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer }
    }),
    arrayBufferToBase64: (buffer: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(buffer))),
    base64ToArrayBuffer: (base64: string): ArrayBuffer =>
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer,
  }
}

/** As the shell draws it. */
const BATTERY = { level: 82, isCharging: false, isLowPowerModeEnabled: false }
const MOST_RANDOM_BYTES = 1_048_576

const toBase64 = (content: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(content)))
