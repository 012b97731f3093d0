import type { MemberDay } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { dayOf, drawnOn, EVENT_ID, eventIn, myDrawOn, NOW } from './member-day-world'
import { openPage, type TestedPage } from './open-page'

let phone: FakePhone
let page: TestedPage | undefined

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  jest.spyOn(console, 'warn').mockImplementation()
  // The page checks with what runs on a phone, not with Node's own hash.
  Object.assign(window, { JS_SHA256_NO_NODE_JS: true })
  phone = new FakePhone()
})

afterEach(() => {
  expect(page?.app.context.warnings).toEqual([])
  expect(page?.app.errors).toEqual([])
  page?.app.stop()
  page = undefined
  jest.useRealTimers()
  jest.restoreAllMocks()
})

async function openProof(day: MemberDay, n = ''): Promise<TestedPage> {
  phone.answer = () => ({ ok: true, data: day })
  page = await openPage(`pages/draw-proof/draw-proof?eventId=${EVENT_ID}&n=${n}`, phone)
  return page
}

const marks = (shown: TestedPage) => shown.all('[class*="--mark"]').map((mark) => mark.textContent)
const landed = (shown: TestedPage) => shown.all('[class*="--landed"]').map((row) => row.getAttribute('aria-label'))
const revealed = (has: Partial<Omit<MemberDay, 'event'>>) => dayOf(eventIn('revealed'), has)

/** Types a line of the log and checks it. */
async function checkLine(shown: TestedPage, line: string): Promise<void> {
  shown.happen('onType', { detail: { value: line } })
  await shown.tap('.check .van-button')
}

test('a draw of hers is computed anew, step by step, down to the row that it fell into', async () => {
  const draw = myDrawOn('points', 2)
  const shown = await openProof(revealed({ draws: [myDrawOn(null), draw] }), '2')
  expect(shown.text()).toContain('第 2 次抽奖，对得上')
  expect(marks(shown)).toEqual(['✓', '✓', '✓'])
  expect(shown.text()).toContain(`您的手机在抽之前生成的随机串 ${draw.proof.nonce}`)
  expect(shown.text()).toContain(String(draw.proof.roll))
  expect(landed(shown)).toEqual(['50 积分，[0.1625, 0.3625)，落在这里'])
})

test('another of her draws is a tap away', async () => {
  const shown = await openProof(revealed({ draws: [myDrawOn(null), myDrawOn('bag', 2)] }), '2')
  expect(shown.text()).toContain('落在“帆布袋”，那时已经发完')
  shown.happen('onChoose', { currentTarget: { dataset: { n: 1 } } })
  await shown.settle()
  expect(shown.text()).toContain('第 1 次抽奖，对得上')
  expect(landed(shown)).toEqual(['谢谢参与，[0.3625, 1)，落在这里'])
})

test('a draw that was changed does not fit, at its step, and the page says what to do', async () => {
  const draw = myDrawOn('points')
  const forged = { ...draw, prize: { id: 'towel', name: '长绒棉浴巾' } }
  const shown = await openProof(revealed({ draws: [forged] }))
  expect(shown.text()).toContain('第 1 次抽奖，对不上')
  expect(marks(shown)).toEqual(['✓', '✓', '✗'])
  expect(shown.text()).toContain('请把这一页拿给店员看')
})

test('before the seed is revealed: the commitment and her nonce, and nothing is claimed to be proven', async () => {
  const event = eventIn('open')
  const draw = myDrawOn(null)
  const shown = await openProof(dayOf(event, { draws: [draw] }))
  expect(shown.text()).toContain('第 1 次抽奖，结束后拆封')
  expect(shown.text()).toContain(event.commitment)
  expect(shown.text()).toContain(draw.proof.nonce)
  expect(marks(shown)).toEqual([])
  expect(shown.text()).not.toContain('验别人的一次')
})

test("a line of the log is checked as one's own draw is; a changed one does not fit; anything else is no line", async () => {
  const shown = await openProof(revealed({}))
  expect(shown.text()).toContain('这一次您没有抽')
  const { proof, n } = drawnOn('coupon')
  const line = {
    entrant: proof.entrant,
    member: '0008',
    n,
    at: NOW,
    nonce: proof.nonce,
    roll: proof.roll,
    prizeId: 'coupon',
    unit: 'u1',
  }
  await checkLine(shown, `  ${JSON.stringify(line)},\n`)
  expect(shown.text()).toContain('这一行对得上')
  expect(marks(shown)).toEqual(['✓', '✓', '✓'])
  await checkLine(shown, JSON.stringify({ ...line, nonce: 'another' }))
  expect(shown.text()).toContain('这一行对不上')
  expect(marks(shown)[1]).toBe('✗')
  for (const noLine of ['', '你好', '[]', '{"n":1}', 'null']) {
    await checkLine(shown, noLine || ' ')
    expect(shown.text()).toContain('这不是抽奖记录里的一行')
    expect(marks(shown)).toEqual([])
  }
})

test('any line of the log is taken with a tap and checked; where there is none, or no log, it says so', async () => {
  const shown = await openProof(revealed({}))
  const { proof, n } = drawnOn('bag')
  const { entrant, nonce, roll } = proof
  const line = { entrant, member: '0008', n, at: NOW, nonce, roll, prizeId: null, unit: null }
  phone.plan({ ok: true, data: { lines: [line] } })
  await shown.tap('.take .van-button')
  expect(shown.text()).toContain('这一行对得上')
  expect(shown.text()).toContain('落在“帆布袋”，那时已经发完')
  phone.plan(
    { ok: true, data: { lines: [] } },
    { ok: false, error: { code: 'NOT_OPEN', message: '还不能查看抽奖记录' } },
  )
  await shown.tap('.take .van-button')
  expect(shown.text()).toContain('这一次没有人抽')
  await shown.tap('.take .van-button')
  expect(shown.text()).toContain('还不能查看抽奖记录')
  expect(phone.actions.filter((action) => action === 'drawLog')).toHaveLength(3)
})

const keepSeen = (commitment: string) => {
  const seenAt = Date.parse('2026-11-24T10:02:00+08:00')
  phone.storage.set('seenCommitments', JSON.stringify([{ eventId: EVENT_ID, commitment, seenAt }]))
}

test('the commitment that this phone saw before is compared with the one that is shown now', async () => {
  const { commitment } = eventIn('open')
  keepSeen(commitment)
  expect((await openProof(revealed({}))).text()).toContain('这部手机 11月24日 10:02 记下过承诺，和现在公布的一样')
  page?.app.stop()
  keepSeen(commitment.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))
  expect((await openProof(revealed({}))).text()).toContain('记下的承诺和现在公布的不一样')
})

test('the commitment is remembered the first time it is seen, and not once the seed is known', async () => {
  await openProof(dayOf(eventIn('open')))
  page?.app.stop()
  expect(JSON.parse(phone.storage.get('seenCommitments') ?? '[]')).toMatchObject([{ eventId: EVENT_ID }])
  phone.storage.clear()
  await openProof(revealed({}))
  expect(phone.storage.has('seenCommitments')).toBe(false)
})

test('the whole log is read page by page into one file, and a tap sends it', async () => {
  const written = new Map<string, string>()
  const shareFileMessage = jest.fn(async () => ({}))
  const writeFileSync = (file: string, text: string) => void written.set(file, text)
  Object.assign(phone.wx, { shareFileMessage, getFileSystemManager: () => ({ writeFileSync }) })
  const shown = await openProof(revealed({}))
  const { seed = '', table, commitment, termsHash, amendments, ...terms } = eventIn('revealed')
  const head = {
    algorithm: 'member-day-draw-1',
    terms,
    amendments,
    table,
    commitment,
    termsHash,
    seed,
    root: termsHash,
  }
  const line = (n: number) => ({ ...myDrawOn(null, n).proof, member: '**0001', at: NOW, prizeId: null, unit: null })
  phone.plan(
    { ok: true, data: { ...head, lines: [line(1), line(2)], next: 'two' } },
    { ok: true, data: { ...head, lines: [line(3)] } },
  )
  await shown.tap('.save .van-button')
  expect(JSON.parse(written.get('wxfile://usr/draw-log.json') ?? '')).toEqual({
    ...head,
    lines: [line(1), line(2), line(3)],
  })
  expect(shown.text()).toContain('发到聊天，3 次抽奖')
  await shown.tap('.save .van-button')
  expect(shareFileMessage).toHaveBeenCalledWith({
    filePath: 'wxfile://usr/draw-log.json',
    fileName: `会员日抽奖记录-${EVENT_ID}.json`,
  })
})

test('a log that breaks off is no file, and can be read again', async () => {
  const shown = await openProof(revealed({}))
  phone.plan('lost', 'lost', 'lost')
  await shown.tap('.save .van-button')
  expect(shown.text()).toContain('没有收到回复')
  expect(shown.text()).toContain('下载抽奖记录')
})
