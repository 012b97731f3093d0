import type { Order } from '../../../local/cloud/query/sort'
import type { IndexSpec } from '../../../local/cloud/seams'
import type { Index } from '../../../local/cloud/store/catalog'
import { choosePlan, type Plan } from '../../../local/cloud/store/plan'

const index = (
  name: string,
  fields: IndexSpec['fields'],
  more: { unique?: boolean; multikey?: boolean } = {},
): Index => ({
  number: name.length,
  spec: { name, fields, unique: more.unique ?? false },
  multikey: more.multikey ?? false,
})

const indexes = [
  index('_id_', [['_id', 1]], { unique: true }),
  index('phone', [['phone', 1]], { unique: true }),
  index('state', [['state', 1]]),
  index('state_at', [
    ['state', 1],
    ['at', -1],
  ]),
  index('member_kind_at', [
    ['member', 1],
    ['kind', 1],
    ['at', 1],
  ]),
  index('tags', [['tags', 1]], { multikey: true }),
  index(
    'lots',
    [
      ['lots.left', 1],
      ['lots.expiresAt', 1],
    ],
    { multikey: true },
  ),
]

/** `state_at[3] backwards ordered exact once unserved`, with what does not apply left out. */
function shown(plan: Plan): string {
  const words = (
    plan.kind === 'union' ? plan.plans.map(shown).join(' | ') : plan.kind === 'walk' ? 'walk' : describe(plan)
  ).split(' ')
  if (plan.ordered) words.push('ordered')
  if (!plan.served) words.push('unserved')
  return words.join(' ')

  function describe(chosen: Plan & { kind: 'index' }): string {
    const words = [`${chosen.index.spec.name}[${chosen.ranges.length}]`]
    if (chosen.reverse) words.push('backwards')
    if (chosen.single) words.push('single')
    if (chosen.exact) words.push('exact')
    if (chosen.repeats) words.push('repeats')
    return words.join(' ')
  }
}

test.each<[fact: string, query: Record<string, unknown>, order: Order, plan: string]>([
  ['everything is walked', {}, [], 'walk ordered'],
  ['an _id is looked up', { _id: 'x' }, [], '_id_[1] single exact ordered'],
  ['several _ids are looked up', { _id: { $in: ['x', 'y', 'x'] } }, [], '_id_[2] single ordered'],
  ['an _id with a condition is looked up and asked about', { _id: 'x', version: 3 }, [], '_id_[1] single ordered'],
  ['a unique field is looked up', { phone: '1' }, [], 'phone[1] single exact ordered'],
  ['a field without an index is walked', { name: 'x' }, [], 'walk ordered unserved'],
  ['one field of two', { state: 1 }, [], 'state[1] exact ordered'],
  ['an order makes the index that has it the better one', { state: 1 }, [['at', -1]], 'state_at[1] exact ordered'],
  ['the order may be had by walking backwards', { state: 1 }, [['at', 1]], 'state_at[1] backwards exact ordered'],
  ['a range behind an equality', { state: 1, at: { $gt: 5 } }, [], 'state_at[1] ordered'],
  ['a range and its order', { state: 1, at: { $gt: 5 } }, [['at', 1]], 'state_at[1] backwards ordered'],
  ['two equalities', { member: 'm', kind: 'k' }, [], 'member_kind_at[1] exact ordered'],
  [
    'an order over equalities and the next field',
    { member: 'm', kind: 'k' },
    [
      ['member', 1],
      ['at', 1],
    ],
    'member_kind_at[1] exact ordered',
  ],
  ['the longest beginning, not what comes after a gap', { member: 'm', at: 5 }, [], 'member_kind_at[1] ordered'],
  ['not the end of an index', { kind: 'k' }, [], 'walk ordered unserved'],
  ['$in fans out', { member: { $in: ['m', 'n'] }, kind: { $in: [1, 2, 3] } }, [], 'member_kind_at[6] ordered'],
  ['fanned out there is no order', { member: { $in: ['m', 'n'] } }, [['kind', 1]], 'member_kind_at[2]'],
  ['an order alone', {}, [['phone', -1]], 'phone[1] backwards exact ordered'],
  ['an order alone does not serve a condition', { name: 'x' }, [['phone', 1]], 'phone[1] ordered unserved'],
  ['an order that no index has', {}, [['name', 1]], 'walk unserved'],
  [
    'directions that no index has',
    {},
    [
      ['state', 1],
      ['at', 1],
    ],
    'walk unserved',
  ],
  [
    'directions turned round',
    {},
    [
      ['state', -1],
      ['at', 1],
    ],
    'state_at[1] backwards exact ordered',
  ],
  ['inside $and', { $and: [{ phone: '1' }, { name: 'x' }] }, [], 'phone[1] single ordered'],
  [
    '$or with an index for each side',
    { $or: [{ phone: '1' }, { state: 2 }] },
    [],
    'phone[1] single exact ordered | state[1] exact ordered ordered',
  ],
  ['$or with a side without an index', { $or: [{ phone: '1' }, { name: 'x' }] }, [], 'walk ordered unserved'],
  ['$or beside a served field', { phone: '1', $or: [{ name: 'x' }, { name: 'y' }] }, [], 'phone[1] single ordered'],
  ['a missing field is looked up as null', { phone: null }, [], 'phone[1] single exact ordered'],
  ['$exists has no place in an index', { phone: { $exists: true } }, [], 'walk ordered unserved'],
  ['$ne has no place in an index', { phone: { $ne: '1' } }, [], 'walk ordered unserved'],
  ['a regular expression has no place in an index', { phone: /^1/ }, [], 'walk ordered unserved'],
  ['an array has no place in an index', { phone: ['1'] }, [], 'walk ordered unserved'],
  ['an object is looked up whole', { phone: { country: 86 } }, [], 'phone[1] single ordered'],
  ['an element', { tags: 'x' }, [], 'tags[1] repeats ordered'],
  ['elements give no order', {}, [['tags', 1]], 'walk unserved'],
  [
    'of two fields of the same elements the first',
    { 'lots.left': 1, 'lots.expiresAt': 2 },
    [],
    'lots[1] repeats ordered',
  ],
  [
    'more places than are worth looking up',
    { phone: { $in: Array.from({ length: 1001 }, (_, n) => n) } },
    [],
    'walk ordered unserved',
  ],
])('plan: %s', (_fact, query, order, plan) => {
  expect(shown(choosePlan({ indexes, query, order }))).toBe(plan)
})
