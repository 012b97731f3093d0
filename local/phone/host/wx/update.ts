import type { Area } from './area'

/** The running version is always the one on disk: a save reloads it. */
export const update: Area = ({ shell }) => ({
  getUpdateManager: () => ({
    onCheckForUpdate(listener: (result: { hasUpdate: boolean }) => void) {
      setTimeout(() => listener({ hasUpdate: false }), 0)
    },
    // With no update there is nothing to become ready or to fail.
    onUpdateReady() {},
    onUpdateFailed() {},
    applyUpdate: () => shell.restart(),
  }),
})
