import * as fc from 'fast-check'
import { buildBundles, collectionSpecs } from '../../local/in-process/build-bundles'
import type { InProcessCloud } from '../../local/in-process/in-process-cloud'
import { CLERKS, MEMBERS, OPERATOR } from '../faults/company'
import { openTheatre, type Theatre } from '../faults/in-process/theatre'
import { scriptOf } from '../faults/script'
import { type Declared, declaredActions } from './action-tables'

/** Whatever is fed in: no function throws, none answers INTERNAL, and what is refused as input changes nothing. */

const INPUTS_AN_ACTION = Number(process.env.FUZZ ?? 60)

let theatre: Theatre
let declared: readonly Declared[]

beforeAll(async () => {
  theatre = await openTheatre(await buildBundles(), await collectionSpecs())
  declared = await declaredActions()
})

const evil = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1,
    1.5,
    1e300,
    '',
    ' ',
    '0',
    '2026-02-30',
    '2026-11',
    [],
    {},
    [[]],
    'constructor',
  ),
  fc.constantFrom<unknown>(
    { $gt: '' },
    { $ne: null },
    { operator: 'set' },
    '__proto__',
    '$member',
    '../..',
    '\u0000',
    '𝒳'.repeat(40),
  ),
  fc.constantFrom<unknown>(
    'a',
    'x1',
    'R1',
    'member.1.2.3',
    'session.1.2.3.4.5',
    'AAAA-AAAA-AAAA',
    '9'.repeat(12),
    'f'.repeat(32),
  ),
  fc.anything({ maxDepth: 2, withNullPrototype: false }).filter(isJson),
)

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined
  } catch {
    return false
  }
}

const callers = fc.constantFrom(MEMBERS[0], MEMBERS[3], CLERKS[0], OPERATOR, 'o_stranger')

test('every action of every function: any input is answered, in Chinese when refused, never INTERNAL, and bad input changes nothing', async () => {
  expect(declared.length).toBeGreaterThan(50)
  let refused = 0
  for (const { name, action, fields } of declared) {
    const { cloud } = theatre.world(1)
    const inputs = fc.record(Object.fromEntries([...fields, 'extra'].map((field) => [field, evil])), {
      requiredKeys: [],
    })
    await fc.assert(
      fc.asyncProperty(callers, inputs, fc.nat(5), async (openid, input, request) => {
        const before = snapshot(cloud)
        const data = JSON.parse(JSON.stringify({ action, requestId: `fuzz-${request}`, input }))
        const reply = await told(cloud, { name, openid, data })
        expect(cloud.unprovoked).toEqual([])
        if (reply.ok) return
        expect(reply.error.code).not.toBe('INTERNAL')
        expect(reply.error.message).toMatch(/\p{Script=Han}/u)
        if (reply.error.code !== 'INVALID_INPUT') return
        refused++
        expect(changedSince(before, cloud)).toEqual([])
      }),
      { numRuns: INPUTS_AN_ACTION },
    )
  }
  // A fuzz that is refused at the door alone, or never, would prove nothing.
  expect(refused).toBeGreaterThan(declared.length)
})

test('what is asserted not to change is seen when it changes: a field of a document without a version, a new one, one gone', async () => {
  const { cloud } = theatre.world(1)
  const { documents } = cloud
  const [entry, gone] = documents.find('entries', { limit: 2 })
  const before = snapshot(cloud)
  expect(changedSince(before, cloud)).toEqual([])
  const change = { change: { $set: { delta: 1_000_000 } }, multi: false, merge: true, upsert: false }
  await documents.modify('entries', { query: { _id: entry?._id }, ...change })
  await documents.remove('entries', { query: { _id: gone?._id }, multi: false })
  await documents.insert('entries', [{ _id: 'new' }])
  expect(changedSince(before, cloud).sort()).toEqual(
    [`entries/${entry?._id}`, `entries/${gone?._id}`, 'entries/new'].sort(),
  )
})

test('whatever is no call at all is refused, by every function, and none throws', async () => {
  const { cloud } = theatre.world(2)
  const events = fc.anything({ maxDepth: 2, withNullPrototype: false }).filter(isJson)
  for (const name of ['member', 'staff', 'brand', 'payment', 'clock'])
    await fc.assert(
      fc.asyncProperty(events, fc.constantFrom('wx_client', 'wx_paycallback'), async (event, source) => {
        const before = snapshot(cloud)
        const data: unknown = JSON.parse(JSON.stringify(event))
        const openid = source === 'wx_client' ? MEMBERS[0] : ''
        const reply = await told(cloud, { name, openid, data, source })
        expect(reply.error?.code).not.toBe('INTERNAL')
        expect(cloud.unprovoked).toEqual([])
        expect(changedSince(before, cloud)).toEqual([])
      }),
      { numRuns: 100 },
    )
})

test('no openid, no phone number, no address and no secret stands in a log or an answer, whatever fails', async () => {
  const texts: string[] = []
  for (let seed = 1; seed <= 150; seed++) {
    const lines: string[] = []
    await theatre.play(scriptOf(seed), lines)
    texts.push(...lines)
  }
  expect(texts.length).toBeGreaterThan(50)
  const { cloud } = theatre.world(1)
  const secrets = cloud.documents
    .find('members', { limit: 1000 })
    .flatMap(({ codeKey, sessionKey, seed }) => [codeKey, sessionKey, seed])
    .filter((secret) => typeof secret === 'string')
  expect(secrets.length).toBeGreaterThan(4)
  const forbidden = [...MEMBERS, ...CLERKS, OPERATOR, '13900000000', '徐汇', ...secrets]
  expect(forbidden.filter((word) => texts.some((text) => text.includes(String(word))))).toEqual([])
})

interface Reply {
  readonly ok: boolean
  readonly error: { readonly code: string; readonly message: string }
}

async function told(cloud: InProcessCloud, call: Parameters<InProcessCloud['call']>[0]): Promise<Reply> {
  const answering = cloud.call(call)
  await cloud.settle()
  return (await answering) as Reply
}

type Snapshot = ReadonlyMap<string, unknown>

/** Documents never change in place, so the same objects are the same documents. */
function snapshot({ documents }: Pick<InProcessCloud, 'documents'>): Snapshot {
  return new Map(
    documents
      .collectionNames()
      .flatMap((name) =>
        documents.find(name, { limit: 100_000 }).map((document) => [`${name}/${document._id}`, document] as const),
      ),
  )
}

/** What came, went or changed. */
function changedSince(before: Snapshot, cloud: Pick<InProcessCloud, 'documents'>): string[] {
  const after = snapshot(cloud)
  return [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place))
}
