import { answerPrivacyQuestions } from './privacy/consent'
import { sendAtRest } from './services/behaviour'
import { startCloud } from './services/call'
import { cameByMessage } from './services/messages'
import { tellAnswers } from './services/permission'

App({
  onLaunch() {
    startCloud()
    answerPrivacyQuestions()
    return tellAnswers()
  },

  onShow({ query }) {
    return cameByMessage(query.message)
  },

  onHide() {
    return sendAtRest()
  },
})
