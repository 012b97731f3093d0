import type { MayAsk } from '../../../typings/contract'
import { questionWords } from '../../messages/message-words'
import { askPermission, declineQuestion } from '../../services/permission'

const SAID = {
  accepted: '好，到时候告诉您，只发一次。',
  refused: '好，不再问了。以后想收，去“消息”里的“提醒设置”。',
}

Component({
  properties: {
    question: { type: Object, value: null as unknown as MayAsk },
  },
  data: {
    words: '',
    /** What came of it; empty while it is open. */
    said: '',
    /** Why WeChat did not ask. */
    trouble: '',
    busy: false,
  },
  observers: {
    question(question: MayAsk | null) {
      this.setData({ words: question === null ? '' : questionWords(question.kinds), said: '', trouble: '' })
    },
  },
  methods: {
    /** WeChat is asked first, while this is still her tap. */
    async onYes() {
      if (this.data.busy) return
      const asking = askPermission(this.data.question.templateIds)
      this.setData({ busy: true, trouble: '' })
      const asked = await asking
      if (asked.kind === 'notAsked') this.setData({ busy: false, trouble: asked.message })
      else this.setData({ busy: false, said: SAID[asked.kind] })
    },

    onNo() {
      if (this.data.busy) return
      this.setData({ said: SAID.refused })
      return declineQuestion(this.data.question.templateIds)
    },
  },
})
