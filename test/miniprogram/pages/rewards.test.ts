import type { RewardView } from '../../../typings/contract'
import { refusal, towel, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))
const open = () => scene.open('pages/rewards/rewards')
const shelf = (rewards: readonly RewardView[], more: object = {}) =>
  yes({ rewards, points: 254, personalised: true, ...more })
const inputs = () => scene.phone.sent.map(({ data }) => data.input)

test('shows my points, every reward with its price, and why one cannot be redeemed', async () => {
  scene.phone.answer = () =>
    shelf([
      towel,
      { ...towel, id: 'set', name: '四件套', points: 3_000, priceFen: 29_900, missing: 2_746 },
      { ...towel, id: 'gone', name: '杯垫', stockLeft: 0 },
      { ...towel, id: 'soon', name: '抱枕', opensAt: Date.parse('2026-12-01T10:00:00+08:00') },
      { ...towel, id: 'full', name: '袜子', limit: 1, mine: 1 },
    ])
  const text = (await open()).text()
  for (const words of [
    '254',
    '180 积分',
    '3,000 积分 + ¥299',
    '还差 2,746 积分',
    '暂时换完了',
    '12月1日 10:00 开始',
    '已换满',
  ]) {
    expect(text).toContain(words)
  }
})

test('the list goes on where its last page ended, once for each reach, and stops after the last', async () => {
  scene.phone.plan(shelf([towel], { next: 'after-towel' }))
  const shown = await open()
  scene.phone.plan(shelf([{ ...towel, id: 'sock', name: '长绒棉袜' }]))
  shown.happen('onReachBottom')
  shown.happen('onReachBottom')
  await shown.settle()
  shown.happen('onReachBottom')
  await shown.settle()
  expect(inputs()).toEqual([{}, { cursor: 'after-towel' }])
  expect(shown.text()).toMatch(/无捻毛巾.*长绒棉袜/)
})

test('a further page that was lost can be read again, and what is there stays', async () => {
  scene.phone.plan(shelf([towel], { next: 'after-towel' }))
  const shown = await open()
  scene.phone.plan('lost', 'lost', 'lost')
  shown.happen('onReachBottom')
  await shown.settle()
  expect(shown.text()).toContain('无捻毛巾')
  scene.phone.plan(shelf([{ ...towel, id: 'sock', name: '长绒棉袜' }]))
  await shown.tap('.van-button')
  expect(shown.text()).toContain('长绒棉袜')
})

test('a tag narrows the list, tapped again it opens it', async () => {
  scene.phone.answer = ({ input }) =>
    shelf('tag' in (input as object) ? [towel] : [towel, { ...towel, id: 'pillow', name: '枕头', tags: ['bedding'] }])
  const shown = await open()
  expect(shown.all('.tag').map((tag) => tag.textContent)).toEqual(['浴室', '床品'])
  await shown.tap('.tag[aria-label="只看浴室"]')
  expect(shown.text()).not.toContain('枕头')
  await shown.tap('.tag[aria-label="取消只看浴室"]')
  expect(shown.text()).toContain('枕头')
  expect(inputs()).toEqual([{}, { tag: 'bath' }, {}])
})

test('nothing on the shelf, not joined, and not reached each say what to do next', async () => {
  scene.phone.plan(shelf([]))
  expect((await open()).text()).toContain('还没有礼品')
  scene.phone.plan(refusal('NOT_JOINED', '还没有加入会员'))
  expect((await open()).text()).toContain('还没有加入会员')
  scene.phone.plan('lost', 'lost', 'lost')
  const failed = await open()
  expect(failed.text()).toContain('没有收到回复')
  scene.phone.plan(shelf([towel]))
  await failed.tap('.van-button')
  expect(failed.text()).toContain('无捻毛巾')
})
