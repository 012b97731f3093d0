import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { act, heqing, KINDS, NOW, page, replies, towel } from './brand-samples'

const scene = pageScene(NOW)

/** Answers as everything stands, but for what is said here. */
function answer(more: Readonly<Record<string, object>> = {}): void {
  scene.phone.answer = ({ action }) => {
    const reply = more[action] ?? replies[action]
    if (reply === undefined) throw new Error(`nobody planned ${action}`)
    return reply
  }
}

const open = (name: string, query = '') => scene.open(page(name) + query)

test.each([
  ['shelf', '', 'rewards', '无捻毛巾 180 积分 还有 12 / 40'],
  ['shelf-item', '?id=towel', 'rewards', '12 份可以换，一共放过 40 份'],
  ['plans', '', 'plans', '棉朵月卡 ¥31.50 / 31 天 到店购物 1.5 倍积分'],
  ['plan', '?id=monthly', 'plans', '改动只对之后开通的会员生效'],
  ['refunds', '', 'refunds', '棉朵月卡 ¥30 11月22日 21:04 起，微信支付说：基本账户余额不足，请充值后重新发起'],
  ['stores', '', 'stores', '淮海路店 淮海中路 8 号'],
  ['store', '?id=huaihai', 'stores', '店名'],
  ['staff', '', 'staff', '淮海路店 何青 · 店员 每天最多 300 次、100,000 积分'],
  ['staff-item', '?id=s1', 'staff', '何青 淮海路店 · 店员 · 11月3日上岗'],
  ['invite', '', 'stores', '店员在柜台积分和核销，打不开控制台'],
  ['audit', '', 'audit', '首位运营 · 改礼品 11月23日 09:58 “无捻毛巾” 需要积分：200 → 180 价格：¥0 → ¥49'],
  [
    'settings',
    '',
    'awardRules',
    '签到奖励 5、5、10、5、10、15、30 积分倍数 平日 1 倍，12月1日 2 倍 停机日 最近一次 11月11日',
  ],
  ['check-in-rules', '', 'checkInRules', '今天还是 5、5、10、5、10、15、30'],
  ['multipliers', '', 'awardRules', '12月1日'],
  ['outages', '', 'checkInRules', '登记过的 2026年11月11日'],
  ['segments', '', 'segments', '三十天没来 300 没有签到，也没有消费 比一周前少 12'],
])('%s: says why it cannot be opened, and shows itself once it can', async (name, query, action, words) => {
  answer({ [action]: refusal('NOT_ALLOWED', '控制台只对在岗的运营开放') })
  const shown = await open(name, query)
  expect(shown.text()).toContain('暂时打不开 控制台只对在岗的运营开放')
  answer()
  await shown.tap('empty-state .van-button')
  expect(shown.text()).toContain(words)
})

test.each([
  ['shelf', { rewards: yes({ rewards: [] }) }, '货架还空着'],
  ['plans', { plans: yes({ plans: [] }) }, '还没有付费方案'],
  ['refunds', { refunds: yes({ refunds: [] }) }, '都退成了'],
  ['stores', { stores: yes({ stores: [] }) }, '还没有门店'],
  ['staff', { staff: yes({ staff: [] }) }, '还没有店员'],
  ['invite', { stores: yes({ stores: [] }) }, '先要有一家门店'],
  ['audit', { audit: yes({ acts: [], kinds: KINDS }) }, '还没有记录'],
  ['segments', { segments: yes({ at: NOW, segments: [] }) }, '还没有可看的'],
])('%s: where there is nothing, it says what to do next', async (name, more, words) => {
  answer(more)
  expect((await open(name)).text()).toContain(words)
})

test.each([
  ['shelf-item', 'rewards', '没有找到这份礼品'],
  ['plan', 'plans', '没有找到这个付费方案'],
  ['store', 'stores', '没有找到这家门店'],
  ['staff-item', 'staff', '没有找到这位店员'],
])('%s: what is not there is no new one', async (name, action, words) => {
  answer({ [action]: yes({ [action]: [] }) })
  expect((await open(name, '?id=gone')).text()).toContain(words)
})

test('a list leads to its one and to a new one', async () => {
  answer()
  const shown = await open('shelf')
  await shown.tap('.row')
  expect(shown.text()).toContain('12 份可以换')
})

test('shelf: what stands where it does not sell says why, and the next page follows', async () => {
  const more = [
    { ...towel, id: 'off', onSale: false },
    { ...towel, id: 'over', closesAt: NOW - 1 },
    { ...towel, id: 'soon', opensAt: NOW + 86_400_000, units: 0, unitsLeft: 0 },
    { ...towel, id: 'gone', unitsLeft: 0 },
  ]
  scene.phone.plan(yes({ rewards: [towel], next: '50' }), yes({ rewards: more }))
  const shown = await open('shelf')
  shown.happen('onReachBottom')
  await shown.settle()
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({ cursor: '50' })
  for (const words of ['已下架', '已过兑换时间', '还没开始 · 还没有库存', '换完了'])
    expect(shown.text()).toContain(words)
})

test('the log says when nothing is of the kind that is looked for', async () => {
  answer()
  const shown = await open('audit')
  scene.phone.plan(yes({ acts: [], kinds: KINDS }))
  shown.happen('onWhat', { detail: { value: '1' } })
  await shown.settle()
  expect(shown.text()).toContain('没有这样的记录 换一个人或一种操作看看')
})

test('the log is searched by who and by what, and read on', async () => {
  answer()
  const shown = await open('audit')
  shown.happen('onWho', { detail: { value: '2' } })
  await shown.settle()
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({ who: 's1' })
  const place = KINDS.findIndex(({ what }) => what === 'award') + 1
  const award = {
    ...act,
    what: 'award',
    words: '积分',
    name: '何青',
    memberNo: '880012345678',
    receiptNo: 'HH-1',
    amountFen: 12_800,
    points: 128,
    before: { points: 50 },
    after: { points: 178 },
  }
  scene.phone.plan(yes({ acts: [award], next: 'older', kinds: KINDS }))
  shown.happen('onWhat', { detail: { value: String(place) } })
  await shown.settle()
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({ who: 's1', what: 'award' })
  expect(shown.text()).toContain('何青 · 积分 +128 11月23日 09:58 · 会员 5678 · 小票 HH-1 · ¥128 会员积分：50 → 178')
  shown.happen('onReachBottom')
  await shown.settle()
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({ who: 's1', what: 'award', cursor: 'older' })
})

test('staff: somebody is sent away only after it was said what that means, and is then out of the way', async () => {
  const showModal = jest.fn(async () => ({ confirm: false }))
  Object.assign(scene.phone.wx, { showModal })
  answer()
  const shown = await open('staff-item', '?id=s1')
  await shown.tap('.act .van-button')
  expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '让何青离岗' }))
  expect(scene.phone.actions).not.toContain('dismiss')

  showModal.mockResolvedValue({ confirm: true })
  answer({ dismiss: refusal('NOT_ALLOWED', '控制台只对在岗的运营开放') })
  await shown.tap('.act .van-button')
  expect(shown.text()).toContain('控制台只对在岗的运营开放')

  const gone = { ...heqing, dismissedAt: NOW }
  answer({ dismiss: yes({ staff: gone }), staff: yes({ staff: [gone] }) })
  await shown.tap('.act .van-button')
  expect(shown.text()).toContain('11月3日上岗，11月23日离岗')
  expect(shown.all('.act .van-button')).toEqual([])
})

test('staff: whoever limits somebody after another did is told what stands, and saves over that', async () => {
  answer()
  const shown = await open('staff-item', '?id=s1')
  shown.happen('onField', { detail: { key: 'dailyAwards', value: '50' } })
  answer({
    limitStaff: refusal('LOCKED', '别人刚刚改过这里'),
    staff: yes({ staff: [{ ...heqing, version: 8, dailyPoints: 20_000 }] }),
  })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('每天最多发：那边改成了 20000 积分')
  answer({ limitStaff: yes({ staff: { ...heqing, version: 9, dailyAwards: 50, dailyPoints: 20_000 } }) })
  await shown.tap('save-bar .van-button')
  expect(scene.phone.sent.at(-1)?.data.input).toMatchObject({ version: 8, dailyAwards: 50, dailyPoints: 20_000 })
})

test('staff: new limits are saved, and one that is no number is told below its field', async () => {
  answer({ limitStaff: yes({ staff: { ...heqing, dailyAwards: 50 } }) })
  const shown = await open('staff-item', '?id=s1')
  shown.happen('onField', { detail: { key: 'dailyAwards', value: '很多' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('每天最多积分 次 请写 0 到 100,000 的整数 每天最多发')
  shown.happen('onField', { detail: { key: 'dailyAwards', value: '50' } })
  await shown.tap('save-bar .van-button')
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({
    staffId: 's1',
    version: heqing.version,
    dailyAwards: 50,
    dailyPoints: 100_000,
  })
  expect(shown.text()).toContain('已保存')
})

test('an invite is told once, in parts that can be read aloud, and can be passed on', async () => {
  const setClipboardData = jest.fn(async () => ({}))
  Object.assign(scene.phone.wx, { setClipboardData })
  answer({ inviteStaff: yes({ invite: 'ABCD2345EFGH6789', expiresAt: NOW + 3 * 86_400_000 }) })
  const shown = await open('invite')
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('请写一个称呼')
  shown.happen('onField', { detail: { key: 'name', value: ' 小林 ' } })
  await shown.tap('save-bar .van-button')
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({
    storeId: 'huaihai',
    role: 'clerk',
    name: '小林',
    dailyAwards: 300,
    dailyPoints: 100_000,
  })
  for (const words of ['ABCD 2345 EFGH 6789', '只在这里显示一次', '11月26日 10:00 之前有效']) {
    expect(shown.text()).toContain(words)
  }
  shown.happen('onCopy')
  await shown.settle()
  expect(setClipboardData).toHaveBeenCalledWith({ data: 'ABCD2345EFGH6789' })
  expect(shown.text()).toContain('已复制')
})

test('before she has agreed copying an invite asks in our words; a no is told, a yes copies', async () => {
  localStorage.clear()
  answer({ inviteStaff: yes({ invite: 'ABCD2345EFGH6789', expiresAt: NOW + 3 * 86_400_000 }) })
  const shown = await open('invite')
  shown.happen('onField', { detail: { key: 'name', value: '小林' } })
  await shown.tap('save-bar .van-button')
  shown.happen('onCopy')
  await shown.settle()
  await shown.tap('[class$="--refuse"], [class*="--refuse "]')
  expect(shown.text()).toContain('没有同意，没有复制')
  shown.happen('onCopy')
  await shown.settle()
  await shown.tap('[class$="--agree"], [class*="--agree "]')
  expect(shown.text()).toContain('已复制')
  expect(shown.text()).not.toContain('没有同意')
})

test('an outage is declared after it was said that it stays; a day too far back is refused where it was chosen', async () => {
  Object.assign(scene.phone.wx, { showModal: async () => ({ confirm: true }) })
  answer({ declareOutage: refusal('INVALID_INPUT', '“day”填写有误') })
  const shown = await open('outages')
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('先选是哪一天')
  shown.happen('onDay', { detail: { key: 'day', value: '2026-01-01' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('只能登记今天和过去三十天')
  const { outages, ...rules } = { outages: ['2026-11-11', '2026-11-22'], today: [], tomorrow: [], version: 2 }
  answer({ declareOutage: yes({ ...rules, outages }) })
  shown.happen('onDay', { detail: { key: 'day', value: '2026-11-22' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('登记过的 2026年11月22日 2026年11月11日')
})
