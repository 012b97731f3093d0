import { api } from './api'
import type { Area } from './area'

/** Logs and reports of the mini program go to the browser's console; performance is the browser's own. */
export const logs: Area = () => {
  const report = (method: string) => (id: unknown, data?: unknown) => console.debug(`wx.${method}`, id, data)
  return {
    getLogManager: () => logManager,
    getRealtimeLogManager: () => realtimeLogManager,
    reportEvent: report('reportEvent'),
    reportAnalytics: report('reportAnalytics'),
    reportMonitor: report('reportMonitor'),
    reportPerformance: report('reportPerformance'),
    setEnableDebug: api('setEnableDebug', () => undefined),
    getPerformance: () => performance,
    requestIdleCallback: (callback: IdleRequestCallback, options?: IdleRequestOptions) => {
      if (typeof window.requestIdleCallback === 'function') return window.requestIdleCallback(callback, options)
      return setTimeout(() => callback({ didTimeout: true, timeRemaining: () => 0 }), 0)
    },
    cancelIdleCallback: (id: number) => {
      if (typeof window.cancelIdleCallback === 'function') window.cancelIdleCallback(id)
      else clearTimeout(id)
    },
  }
}

const logManager = {
  debug: console.debug,
  info: console.info,
  log: console.log,
  warn: console.warn,
}

const realtimeLogManager = {
  info: console.info,
  warn: console.warn,
  error: console.error,
  setFilterMsg() {},
  addFilterMsg() {},
  getCurrentState: () => ({ size: 0, maxSize: 5120, logCount: 0, maxLogCount: 200 }),
  tag: () => realtimeLogManager,
}
