import { startCloud } from './services/call'

App({
  onLaunch() {
    startCloud()
  },
})
