import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  Component,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'
import type { Faults } from './faults'

/** Hears of every error of the page's script, wherever it is thrown, and of the engine's warnings; those about
 *  components of npm packages are dropped, since nobody here can mend them. Returns what stops it. */
export function listenForFaults(faults: Faults): () => void {
  const onEngineError = (error: unknown): boolean => {
    faults.report(error)
    return false
  }
  const onEngineWarning = (message: string, owner: unknown, element: unknown): boolean => {
    const path = Component.isComponent(owner) ? owner.is : String(owner)
    // Values of the wrong type come without an owner: nobody knows whose they are.
    const ours = path !== '' && !path.startsWith('miniprogram_npm/') && !path.startsWith('wx://')
    if (ours && !isWatchedByWxs(message, element)) {
      const tag = Component.isComponent(element) ? ` of <${element.tagName}>` : ''
      faults.warn(`${path}: ${message}${tag}`)
    }
    return false
  }
  const onWindowError = (event: ErrorEvent): void => {
    if (event.error) faults.report(event.error)
  }
  const onRejection = (event: PromiseRejectionEvent): void => faults.reportRejection(event.reason)

  addGlobalErrorListener(onEngineError)
  addGlobalWarningListener(onEngineWarning)
  window.addEventListener('error', onWindowError)
  window.addEventListener('unhandledrejection', onRejection)
  return () => {
    removeGlobalErrorListener(onEngineError)
    removeGlobalWarningListener(onEngineWarning)
    window.removeEventListener('error', onWindowError)
    window.removeEventListener('unhandledrejection', onRejection)
  }
}

/** `change:prop` may watch an attribute that the element does not have; it is there for the listener alone. */
function isWatchedByWxs(message: string, element: unknown): boolean {
  const name = /^"(\w+)" is not a valid property$/.exec(message)?.[1]
  const { _$wxTmplArgs: template } = (element ?? {}) as { _$wxTmplArgs?: { changeProp?: Record<string, unknown> } }
  const watched = Object.keys(template?.changeProp ?? {}).map((key) =>
    key.replace(/-./g, (dash) => dash.charAt(1).toUpperCase()),
  )
  return name !== undefined && watched.includes(name)
}
