import { answerPrivacyQuestions } from './privacy/consent'
import { sendAtRest } from './services/behaviour'
import { startCloud } from './services/call'

App({
  onLaunch() {
    startCloud()
    answerPrivacyQuestions()
  },

  onHide() {
    return sendAtRest()
  },
})
