import { sendAtRest } from './services/behaviour'
import { startCloud } from './services/call'

App({
  onLaunch() {
    startCloud()
  },

  onHide() {
    return sendAtRest()
  },
})
