import fc from 'fast-check'
import { recommend } from '../../../cloudfunctions/domain/rewards/recommend'
import type { Reward } from '../../../cloudfunctions/domain/rewards/reward'

const TAGS = ['bath', 'bedding', 'table', 'care'] as const
const plain = {
  name: '一样东西',
  kind: 'goods',
  about: '',
  picture: '',
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 0,
  limit: null,
  audience: 'member',
  closesAt: null,
  voucherDays: 30,
  onSale: true,
  units: 1,
  createdAt: 0,
} as const

const shelf = fc
  .array(
    fc.record({
      points: fc.integer({ min: 1, max: 9 }),
      opensAt: fc.nat(5),
      tags: fc.subarray([...TAGS]),
    }),
    { maxLength: 12 },
  )
  .map((sketches) => sketches.map((sketch, place): Reward => ({ ...plain, ...sketch, id: `r${place}` })))
const taste = fc.record({
  tags: fc
    .dictionary(fc.constantFrom(...TAGS), fc.integer({ min: 1, max: 5 }))
    .map((scores) => new Map(Object.entries(scores).map(([tag, score]) => [tag, { score, name: `常看${tag}` }]))),
  points: fc.nat(9),
  left: fc.array(fc.nat(11)),
})
type Sketched = typeof taste extends fc.Arbitrary<infer T> ? T : never
const tasteFrom = ({ left, ...rest }: Sketched) => ({
  ...rest,
  isLeft: (id: string) => left.includes(Number(id.slice(1))),
})

const idsOf = (recommended: ReadonlyArray<{ readonly reward: Reward }>) => recommended.map(({ reward }) => reward.id)

test('recommend: whatever her taste, all are there once; what is moved says why, and the rest stands as for everybody', () => {
  fc.assert(
    fc.property(shelf, taste, (rewards, sketched) => {
      const everybodys = idsOf(recommend(rewards, null))
      const hers = recommend(rewards, tasteFrom(sketched))
      expect(idsOf(hers).sort()).toEqual([...everybodys].sort())
      const told = hers.filter(({ because }) => because !== undefined)
      expect(hers.slice(0, told.length)).toEqual(told)
      for (const { reward, because } of hers) {
        expect(because !== undefined).toBe(reward.tags.some((tag) => sketched.tags.has(tag)))
      }
      const rest = idsOf(hers.slice(told.length))
      expect(rest).toEqual(everybodys.filter((id) => rest.includes(id)))
    }),
  )
})

test('recommend: of what her tags speak for, what she could redeem now stands first, and then the stronger tag', () => {
  fc.assert(
    fc.property(shelf, taste, (rewards, sketched) => {
      const { points, isLeft, tags } = tasteFrom(sketched)
      const ranks = recommend(rewards, tasteFrom(sketched)).flatMap(({ reward, because }) => {
        if (because === undefined) return []
        const reached = reward.points <= points && isLeft(reward.id)
        const score = reward.tags.reduce((sum, tag) => sum + (tags.get(tag)?.score ?? 0), 0)
        return [(reached ? 1_000 : 0) + score]
      })
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
    }),
  )
})

test('recommend: without a taste the order does not depend on the order in which rewards were read', () => {
  fc.assert(
    fc.property(shelf, (rewards) => {
      expect(idsOf(recommend([...rewards].reverse(), null))).toEqual(idsOf(recommend(rewards, null)))
    }),
  )
})
