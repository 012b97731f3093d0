import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { dashboard, report, rule } from './console-samples'

const scene = pageScene(Date.parse('2026-11-28T09:41:00+08:00'))
const page = (name: string) => `packages/brand/pages/${name}/${name}`

const labels = (labelled: readonly HTMLElement[]) => labelled.map((each) => each.getAttribute('aria-label'))

describe('today', () => {
  test('says what needs somebody, how many there are and what they did, and leads on', async () => {
    scene.phone.plan(yes(dashboard))
    const today = await scene.open(page('today'))
    for (const words of [
      '12月1日 的会员日还是草稿',
      '1,412',
      '付费会员 37 位',
      '¥3,862',
      '8.2',
      '6.1 到 11 之间',
      '操作记录',
    ]) {
      expect(today.text()).toContain(words)
    }
    expect(labels(today.all('[aria-role="img"], [role="img"]'))).toContain('七天签到：11月27日 120，11月28日 143')
    scene.phone.plan(yes({ events: [] }))
    await today.tap('.need')
    expect(today.text()).toContain('还没有会员日')
  })

  test('without its figures the doors are still there, and it can be asked again', async () => {
    scene.phone.plan(refusal('INTERNAL', '服务开了小差，请稍后再试'))
    const today = await scene.open(page('today'))
    expect(today.text()).toMatch(/服务开了小差.*会员日.*设置/)
    scene.phone.plan(yes({ ...dashboard, needs: [], signalToNoise: null }))
    await today.tap('.retry')
    expect(today.text()).toContain('眼下没有要您处理的事')
    expect(today.text()).toContain('发出的还太少，说不准')
  })

  test('nobody else is let in, and the phone knows no short way any more', async () => {
    scene.phone.storage.set('operatorPhone', 'true')
    scene.phone.plan(refusal('NOT_ALLOWED', '这里不接受这样的请求'))
    const today = await scene.open(page('today'))
    expect(today.text()).toContain('这里给品牌运营用')
    expect(today.all('.door')).toHaveLength(0)
    expect(scene.phone.storage.has('operatorPhone')).toBe(false)
  })
})

describe('report', () => {
  const answering = () => {
    scene.phone.answer = ({ action, input }) => yes(action === 'report' ? report(input as never) : dashboard)
  }

  test('puts every figure as text beside its plot, and shares beside their wholes', async () => {
    answering()
    const shown = await scene.open(page('report'))
    const parts = [
      '平均每天来签到的 7.1%',
      '用掉 500 占发出的 25%',
      '最近到期 1,500 2026年12月底',
      '到店用了 6 占换走的 75%',
      '付费会员 37 占会员的 2.6%',
      '客单价 ¥123.40 10 笔',
      '收银 ¥1,234',
      '复购 40%',
      '退订 1 占发出的 8.3%',
      '实际 ¥934 模拟时 ¥1,012',
    ]
    for (const words of parts) expect(shown.text()).toContain(words)
  })

  test('another span is asked for from its first day to today, and an answer that comes too late is left', async () => {
    answering()
    const shown = await scene.open(page('report'))
    await shown.tap('.span:nth-child(3)')
    const spans = scene.phone.sent.filter(({ data }) => data.action === 'report').map(({ data }) => data.input)
    expect(spans).toEqual([
      { from: '2026-10-30', to: '2026-11-28' },
      { from: '2026-08-31', to: '2026-11-28' },
    ])
    expect(shown.text()).toContain('8月31日 到 11月28日')
  })

  test('without the number of members their shares are left out, and the rest stands', async () => {
    scene.phone.answer = ({ action, input }) =>
      action === 'report' ? yes(report(input as never)) : refusal('INTERNAL', '服务开了小差')
    const text = (await scene.open(page('report'))).text()
    expect(text).toContain('复购')
    expect(text).not.toContain('付费会员 37')
  })
})

describe('messages', () => {
  const paused = {
    ...rule,
    kind: 'wishBack' as const,
    paused: true,
    pausedBecause: '有用的不到打扰的一半，11月26日停下',
  }
  const decision = { id: 'd1', at: Date.parse('2026-11-28T09:00:00+08:00'), kind: rule.kind, member: '5678' }
  const ruled = yes({ rules: [rule, paused], overall: { value: 8.24, low: 6.1, high: 11.3 } })

  const openMessages = async (decisions: readonly object[] = [], next?: string) => {
    scene.phone.plan(yes({ decisions, ...(next === undefined ? {} : { next }) }), ruled)
    return scene.open(page('messages'))
  }

  test('says how much of it was wanted, what was held back and why, the paused rule first', async () => {
    const shown = await openMessages()
    expect(shown.text()).toMatch(
      /8\.2.*6\.1 到 11.*会员没有允许 160.*夜里不打扰 82.*心愿补货.*已停下：有用的不到打扰的一半.*积分快到期/,
    )
    expect(shown.all('.rule-name')[0]?.textContent).toBe('心愿补货')
  })

  test('a paused rule is woken by one tap, a running one is stopped after a second thought', async () => {
    const showModal = jest.fn(async () => ({ confirm: true }))
    Object.assign(scene.phone.wx, { showModal })
    const shown = await openMessages()
    scene.phone.plan(yes({ rules: [rule, { ...paused, paused: false, pausedBecause: null }] }))
    await shown.tap('.wake')
    expect(scene.phone.sent.at(-1)?.data.input).toEqual({ kind: 'wishBack', paused: false })
    expect(shown.text()).not.toContain('已停下')
    shown.happen('onRule', { currentTarget: { dataset: { kind: 'pointsExpiring' } } })
    await shown.settle()
    scene.phone.plan(yes({ rules: [{ ...rule, paused: true }, paused] }))
    await shown.tap('.pause')
    expect(showModal).toHaveBeenCalled()
    expect(scene.phone.sent.at(-1)?.data.input).toEqual({ kind: 'pointsExpiring', paused: true })
    expect(shown.text()).toContain('已停下：由运营停下')
  })

  test('every decision says what held it back, in pages, and of one rule alone', async () => {
    const held = { ...decision, sent: false, failed: ['quietHours', 'notAllowed'] }
    const shown = await openMessages([{ ...decision, id: 'd2', sent: true, failed: [] }, held], 'older')
    await shown.tap('.half:nth-child(2)')
    expect(shown.text()).toContain('积分快到期 发出 会员 5678 · 11月28日 09:00')
    expect(shown.text()).toContain('会员没有允许、夜里不打扰')
    scene.phone.plan(yes({ decisions: [{ ...held, id: 'd0', member: '0001' }] }))
    shown.happen('onReachBottom')
    await shown.settle()
    expect(scene.phone.sent.at(-1)?.data.input).toEqual({ cursor: 'older' })
    expect(shown.text()).toContain('会员 0001')
    scene.phone.plan(yes({ decisions: [] }), ruled)
    shown.happen('onDecisions', { currentTarget: { dataset: { kind: 'wishBack' } } })
    await shown.settle()
    expect(shown.text()).toMatch(/只看“心愿补货”.*还没有决定/)
  })
})
