import type { DrawLogLine, MemberDay, MemberDayEvent, MyDraw } from '../../../typings/contract'
import type { DrawClaim } from '../../proof/draw'
import { type DrawLogFile, saveDrawLog } from '../../services/draw-log-file'
import { knownMemberDay, loadDrawLog, loadMemberDay } from '../../services/member-day'
import { seenCommitment } from '../../services/seen-commitment'
import { logLineFrom } from './log-line'
import { type DrawProofView, proofOf, type TableRow, tableRows } from './proof-steps'
import { type Seal, sealOf } from './seal'

interface DrawProofData {
  eventId: string
  /** From the server. */
  event: MemberDayEvent | null
  draws: readonly MyDraw[]
  /** `gone`: there is no such member day. */
  phase: 'loading' | 'failed' | 'gone' | 'ready'
  trouble: string
  busy: boolean
  /** Which of her draws is looked at; 0 for none. */
  n: number
  mine: DrawProofView | null
  /** The table alone, where she has no draw of her own. */
  rows: readonly TableRow[]
  /** Somebody's line of the log. */
  line: string
  lineFault: string
  theirs: DrawProofView | null
  /** What this phone saw of the sealed answer before it was opened. */
  seal: Seal
  /** The whole log: how many lines are read, and the file once all are. */
  saving: boolean
  saved: number
  file: DrawLogFile | null
  fileFault: string
}

const data: DrawProofData = {
  eventId: '',
  event: null,
  draws: [],
  phase: 'loading',
  trouble: '',
  busy: false,
  n: 0,
  mine: null,
  rows: [],
  line: '',
  lineFault: '',
  theirs: null,
  seal: { kind: 'unseen', words: '' },
  saving: false,
  saved: 0,
  file: null,
  fileFault: '',
}

Page({
  data,

  onLoad({ eventId = '', n = '0' }: { eventId?: string; n?: string }) {
    this.setData({ eventId, n: Number(n) })
    const known = knownMemberDay(eventId)
    if (known !== null) this.show(known)
    return this.load()
  },

  async load() {
    const answer = await loadMemberDay(this.data.eventId)
    if (answer.ok) this.show(answer.data)
    else if (answer.error.code === 'NOT_FOUND') this.setData({ phase: 'gone' })
    else if (this.data.phase !== 'ready') this.setData({ phase: 'failed', trouble: answer.error.message })
    else this.setData({ trouble: answer.error.message })
  },

  onGoMemberDay() {
    return wx.switchTab({ url: '/pages/member-day/member-day' })
  },

  async onRetry() {
    if (this.data.busy) return
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  onChoose(event: WechatMiniprogram.TouchEvent<object, object, { n: number }>) {
    const { n } = event.currentTarget.dataset
    this.setData({ n, mine: this.proofOfMine(n) })
  },

  onType(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ line: event.detail.value, lineFault: '', theirs: null })
  },

  onCheckLine() {
    const { event, line } = this.data
    const parsed = logLineFrom(line)
    if (event === null) return
    if (parsed === null) return this.setData({ lineFault: '这不是抽奖记录里的一行，请整行复制再粘贴', theirs: null })
    this.setData({ lineFault: '', theirs: proofOf(event, lineClaim(event.id, parsed), 'theirs') })
  },

  /** Takes any line of the log's first page: chance is good enough to choose by, as nothing depends on it. */
  async onTakeLine() {
    if (this.data.busy) return
    this.setData({ busy: true, lineFault: '', theirs: null })
    const answer = await loadDrawLog(this.data.eventId)
    this.setData({ busy: false })
    if (!answer.ok) return this.setData({ lineFault: answer.error.message })
    const { lines } = answer.data
    const line = lines[Math.floor(Math.random() * lines.length)]
    if (line === undefined) return this.setData({ lineFault: '这一次没有人抽' })
    this.setData({ line: JSON.stringify(line) })
    this.onCheckLine()
  },

  async onSave() {
    if (this.data.saving) return
    this.setData({ saving: true, saved: 0, file: null, fileFault: '' })
    const answer = await saveDrawLog(this.data.eventId, (saved) => this.setData({ saved }))
    this.setData({ saving: false })
    if (answer.ok) this.setData({ file: answer.data })
    else this.setData({ fileFault: answer.error.message })
  },

  /** WeChat lets a file be sent by a tap alone, so reading it and sending it are two. */
  async onSend() {
    const { file } = this.data
    if (file === null) return
    try {
      await wx.shareFileMessage({ filePath: file.path, fileName: file.name })
    } catch (error) {
      // Whoever closes the list of chats has sent nothing, and nothing is wrong.
      console.warn('抽奖记录没有发出', error)
    }
  },

  show({ event, draws }: MemberDay) {
    if (event === null) return this.setData({ phase: 'failed', trouble: '还没有定下会员日' })
    const n = this.data.n || Math.max(0, ...draws.map((draw) => draw.n))
    this.setData({ eventId: event.id, event, draws, phase: 'ready', trouble: '', n, rows: tableRows(event, undefined) })
    this.setData({ seal: sealOf(event, seenCommitment(event.id)) })
    this.setData({ mine: this.proofOfMine(n) })
  },

  proofOfMine(n: number): DrawProofView | null {
    const { event, draws } = this.data
    const draw = draws.find((each) => each.n === n)
    return event === null || draw === undefined ? null : proofOf(event, drawClaim(draw), 'mine')
  },
})

function drawClaim({ prize, soldOut, proof }: MyDraw): DrawClaim {
  const { eventId, entrant, n, nonce, roll } = proof
  return { eventId, entrant, n, nonce, roll, prizeId: prize?.id ?? null, soldOutId: soldOut?.id ?? null }
}

function lineClaim(eventId: string, { entrant, n, nonce, roll, prizeId }: DrawLogLine): DrawClaim {
  return { eventId, entrant, n, nonce, roll, prizeId }
}
