/** The base library whose behaviour is followed. */
export const SDK_VERSION = '3.8.12'
