import { answerPrivacyQuestions } from './privacy/consent'
import { sendAtRest } from './services/behaviour'
import { startCloud } from './services/call'
import { tellAnswers } from './services/permission'

App({
  onLaunch() {
    startCloud()
    answerPrivacyQuestions()
    return tellAnswers()
  },

  onHide() {
    return sendAtRest()
  },
})
