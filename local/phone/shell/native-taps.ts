/** What a client of the automator may press in WeChat's own dialogs; each button names itself by `data-native`. */
const TAPS: ReadonlySet<unknown> = new Set([
  'confirmModal',
  'cancelModal',
  'authorizeAllow',
  'authorizeCancel',
  'closePaymentDialog',
  'shareConfirm',
  'shareCancel',
])

/** Presses the button in the dialog on top. False where the name is none of a dialog's; throws when no dialog with such
 *  a button is open. */
export function pressNativeButton(name: unknown): boolean {
  if (!TAPS.has(name)) return false
  const buttons = document.querySelectorAll<HTMLElement>(`#layers [data-native~="${name}"]`)
  const button = buttons[buttons.length - 1]
  if (!button) throw new Error(`no dialog is open that ${name} could press a button of`)
  button.click()
  return true
}
