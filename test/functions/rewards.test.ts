import { buy, counter, type Member, memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T08:00:00.000')
})

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

const refused = (code: string) => ({ ok: false, error: { code } })

const holders = async () => {
  const units = await world.control.get<Array<{ state: string; holder: string }>>('collections/units?limit=1000')
  return units.filter(({ state }) => state !== 'free').length
}

test('redeem: the price is paid, a voucher issued, a unit taken; three wire calls', async () => {
  const member = await memberWith(world, await counter(world), 250)
  const { id: rewardId } = await shelved(world, 5)
  const calls = await world.wireCalls('member', () => member.must('redeem', { rewardId, quantity: 1 }))
  console.info('wire calls of a redemption of one:', JSON.stringify(calls))
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(3)
  expect(await member.must('home')).toMatchObject({ points: 150 })
  expect(await member.must('vouchers')).toMatchObject({
    vouchers: [
      { name: '无捻毛巾', state: 'issued', returns: 100, code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{13}$/) },
    ],
  })
  expect(await member.must('rewards')).toMatchObject({
    rewards: [{ id: rewardId, stockLeft: 4, mine: 1, missing: 0 }],
    points: 150,
  })
})

test('redeem: an empty pool costs two wire calls and nothing else', async () => {
  const member = await memberWith(world, await counter(world), 250)
  const { id: rewardId } = await shelved(world, 0)
  const calls = await world.wireCalls('member', async () => {
    expect(await member.ask('redeem', { rewardId, quantity: 1 })).toMatchObject(refused('OUT_OF_STOCK'))
  })
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await member.must('home')).toMatchObject({ points: 250 })
})

test('num-1000-for-one: price, limit and stock count every one of the quantity', async () => {
  const clerk = await counter(world)
  const member = await memberWith(world, clerk, 250)
  const { id: rewardId } = await shelved(world, 5, { limit: 4 })
  expect(await member.ask('redeem', { rewardId, quantity: 3 })).toMatchObject(refused('POINTS_SHORT'))
  for (const quantity of [1000, 0, -1, 1.5]) {
    expect(await member.ask('redeem', { rewardId, quantity })).toMatchObject(refused('INVALID_INPUT'))
  }
  await buy(clerk, member, 1000)
  expect(await member.ask('redeem', { rewardId, quantity: 5 })).toMatchObject(refused('LIMIT_REACHED'))
  const { vouchers, points } = await member.must('redeem', { rewardId, quantity: 3 })
  expect(new Set(vouchers.map(({ code }) => code)).size).toBe(3)
  expect(points).toBe(950)
  const other = await memberWith(world, clerk, 1000)
  expect(await other.ask('redeem', { rewardId, quantity: 3 })).toMatchObject(refused('OUT_OF_STOCK'))
  expect(await holders()).toBe(3)
  expect(await other.must('redeem', { rewardId, quantity: 2 })).toMatchObject({ points: 800 })
})

test('limit-check-then-insert: of thirty redeems at once by one member within a limit of two, two pass', async () => {
  const member = await memberWith(world, await counter(world), 10_000)
  const { id: rewardId } = await shelved(world, 50, { limit: 2 })
  await world.warm('member')
  const answers = await Promise.all(times(30, () => until(() => member.ask('redeem', { rewardId, quantity: 1 }))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await member.must('home')).toMatchObject({ points: 9_800 })
  expect(await holders()).toBe(2)
})

test('limit-never-enforced: what the operator sets as a limit holds, and a return makes room again', async () => {
  const member = await memberWith(world, await counter(world), 1_000)
  const { id: rewardId } = await shelved(world, 5, { limit: 1 })
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 1 })
  expect(await member.ask('redeem', { rewardId, quantity: 1 })).toMatchObject({
    error: { code: 'LIMIT_REACHED', message: '每位会员限换 1 份，您已经换满了' },
  })
  await member.must('returnVoucher', { voucherId: vouchers[0]?.id ?? '' })
  expect(await member.must('redeem', { rewardId, quantity: 1 })).toMatchObject({ points: 900 })
})

test('a hundred redeems at once by one member with points for three issue three vouchers', async () => {
  const member = await memberWith(world, await counter(world), 350)
  const { id: rewardId } = await shelved(world, 200)
  const answers = await Promise.all(times(100, () => until(() => member.ask('redeem', { rewardId, quantity: 1 }))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'POINTS_SHORT')).toHaveLength(97)
  expect(await member.must('home')).toMatchObject({ points: 50 })
  expect((await member.must('vouchers')).vouchers).toHaveLength(3)
  expect(await holders()).toBe(3)
})

test('stock-minus-one-absolute: a hundred members at once on a stock of ten get ten, and nobody is told to try again', async () => {
  const clerk = await counter(world)
  const members: Member[] = []
  for (const _ of times(100, () => 0)) members.push(await memberWith(world, clerk, 100))
  const { id: rewardId } = await shelved(world, 10)
  await world.warm('member')
  const answers = await Promise.all(members.map((member) => member.ask('redeem', { rewardId, quantity: 1 })))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'OUT_OF_STOCK')).toHaveLength(90)
  expect(await holders()).toBe(10)
})

test('the same redemption a hundred times at once is one, and another under its name is refused', async () => {
  const member = await memberWith(world, await counter(world), 1_000)
  const { id: rewardId } = await shelved(world, 50)
  const ask = () => member.ask('redeem', { rewardId, quantity: 2 }, 'request-1')
  const answers = await Promise.all(times(100, () => until(ask)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await member.must('home')).toMatchObject({ points: 800 })
  expect(await holders()).toBe(2)
  expect(await member.ask('redeem', { rewardId, quantity: 1 }, 'request-1')).toMatchObject(refused('REQUEST_REUSED'))
})

test('client-sets-points: price, points and owner in the input change nothing', async () => {
  const member = await memberWith(world, await counter(world), 150)
  const { id: rewardId } = await shelved(world, 5)
  const input = { rewardId, quantity: 1, points: 1, price: 0, accountId: 'other' }
  expect(await member.ask('redeem', input as never)).toMatchObject({ ok: true, data: { points: 50 } })
})

test('redeem: refuses what is not on sale, not yet or no longer open, or for paid members, and changes nothing', async () => {
  const member = await memberWith(world, await counter(world), 1_000)
  const now = Date.parse('2026-11-23T08:00:00.000+08:00')
  const cases = [
    [{ onSale: false }, 'NOT_OPEN'],
    [{ opensAt: now + 1 }, 'NOT_OPEN'],
    [{ closesAt: now }, 'NOT_OPEN'],
    [{ audience: 'paid' as const }, 'NOT_ALLOWED'],
  ] as const
  for (const [terms, code] of cases) {
    const { id: rewardId } = await shelved(world, 1, terms)
    expect(await member.ask('redeem', { rewardId, quantity: 1 })).toMatchObject(refused(code))
  }
  expect(await member.ask('redeem', { rewardId: 'nothing', quantity: 1 })).toMatchObject(refused('NOT_FOUND'))
  expect(await member.must('home')).toMatchObject({ points: 1_000 })
})

test('returnVoucher: points come back to their lots once, the unit is free again, a used or returned one is refused', async () => {
  const clerk = await counter(world)
  const member = await memberWith(world, clerk, 500)
  const { id: rewardId } = await shelved(world, 2)
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 2 })
  const [first, second] = vouchers.map(({ id }) => id)
  const before = (await member.must('statement')).lots
  const voucherId = first ?? ''
  const ask = () => member.ask('returnVoucher', { voucherId }, 'return-1')
  const answers = await Promise.all(times(20, () => until(ask)))
  for (const answer of answers) expect(answer).toEqual({ ok: true, data: { points: 400 } })
  expect(await member.ask('returnVoucher', { voucherId })).toMatchObject(refused('ALREADY_DONE'))
  expect(await holders()).toBe(1)
  const lots = (await member.must('statement')).lots
  expect(lots).toEqual(before.map((lot) => ({ ...lot, left: lot.left + 100 })))

  await clerk.must('verify', { code: vouchers[1]?.code ?? '' })
  expect(await member.ask('returnVoucher', { voucherId: second ?? '' })).toMatchObject(refused('ALREADY_DONE'))
  const other = await memberWith(world, clerk, 1)
  expect(await other.ask('returnVoucher', { voucherId })).toMatchObject(refused('NOT_FOUND'))
  expect(await member.must('vouchers', { state: 'returned' })).toMatchObject({ vouchers: [{ id: first, returns: 0 }] })
})

test('wish: is kept, seen in the list and taken back; twenty at most', async () => {
  const member = await memberWith(world, await counter(world), 30)
  const { id } = await shelved(world, 1)
  await member.must('wish', { rewardId: id, on: true })
  expect(await member.must('reward', { id })).toMatchObject({ rewards: [{ wished: true, missing: 70 }], points: 30 })
  await member.must('wish', { rewardId: id, on: false })
  expect(await member.must('reward', { id })).toMatchObject({ rewards: [{ wished: false }] })
  expect(await member.ask('wish', { rewardId: 'nothing', on: true })).toMatchObject(refused('NOT_FOUND'))
})

test('rewards: 45 of them come in pages of twenty, each once, newest first, and a tag narrows them', async () => {
  const member = await memberWith(world, await counter(world), 1)
  for (const index of times(45, (at) => at)) {
    await shelved(world, 0, { name: `第 ${index} 件`, opensAt: index, tags: [index % 9 === 0 ? 'rare' : 'bath'] })
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { rewards, next } = await member.must('rewards', cursor === undefined ? {} : { cursor })
    seen.push(...rewards.map(({ name }) => name))
    cursor = next
  } while (cursor !== undefined)
  expect(seen).toEqual(times(45, (index) => `第 ${44 - index} 件`))
  expect((await member.must('rewards', { tag: 'rare' })).rewards).toHaveLength(5)
})

test('saveReward: of two operators with one version, the second is told and changes nothing', async () => {
  const { id, version, units: _units, unitsLeft: _left, ...terms } = await shelved(world, 1)
  const saved = await world.operator.must('saveReward', { ...terms, id, version, name: '新名字' })
  expect(saved.reward).toMatchObject({ name: '新名字', unitsLeft: 1 })
  expect(await world.operator.ask('saveReward', { ...terms, id, version, name: '旧名字' })).toMatchObject(
    refused('LOCKED'),
  )
  expect(await world.operator.must('rewards')).toMatchObject({ rewards: [{ name: '新名字' }] })
})

test('addUnits: asked twice under one request it adds once, and thirty times at once thirty times', async () => {
  const { id: rewardId } = await shelved(world, 0)
  const once = () => world.operator.ask('addUnits', { rewardId, units: 7 }, 'units-1')
  await Promise.all([once(), once()])
  expect(await once()).toMatchObject({ ok: true, data: { reward: { units: 7 } } })
  await Promise.all(times(10, () => until(() => world.operator.ask('addUnits', { rewardId, units: 3 }))))
  await world.runClock()
  expect(await world.operator.must('rewards')).toMatchObject({ rewards: [{ units: 37, unitsLeft: 37 }] })
})

/** Asks again as the phone does, under the same request. */
async function until<Answer extends { ok: boolean; error?: { code: string } }>(
  ask: (requestId?: string) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.ok || answer.error?.code !== 'TRY_AGAIN') return answer
  }
}

test('home: the latest wish and what is lacking for it, until it is off the shelf', async () => {
  const member = await memberWith(world, await counter(world), 30)
  const first = await shelved(world, 1)
  const { id: rewardId, version: _, units, unitsLeft, ...terms } = await shelved(world, 1, { name: '长绒棉袜' })
  await member.must('wish', { rewardId: first.id, on: true })
  await member.must('wish', { rewardId, on: true })
  expect(await member.must('home')).toMatchObject({ wish: { rewardId, name: '长绒棉袜', points: 100, missing: 70 } })
  const { rewards } = await world.operator.must('rewards')
  const version = rewards.find(({ id }) => id === rewardId)?.version ?? 0
  await world.operator.must('saveReward', { ...terms, id: rewardId, version, onSale: false })
  expect(await member.must('home')).not.toHaveProperty('wish')
  await member.must('wish', { rewardId, on: false })
  expect(await member.must('home')).toMatchObject({ wish: { rewardId: first.id } })
})
