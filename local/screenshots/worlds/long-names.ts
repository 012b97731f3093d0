import type { Document } from '../../cloud/seams'
import type { DemoDocuments } from '../../seeds/demo'

/** The most that the schemas of the functions let through, in characters and fen. */
const LONGEST = { event: 100, store: 40, staff: 40, reward: 30, plan: 20, nickname: 20 } as const
const DEAREST_FEN = 10_000_000
const MOST_POINTS = 1_000_000

/** What turns the points of the demo into nine digits. */
const RICHER = 543_210

type Longest = (typeof LONGEST)[keyof typeof LONGEST]

/** The demo, with names as long as anybody can make them, every other one a Latin word without a space, points of up to nine
 *  digits and prices of six. Its ledger no longer fits its hashes: it is there to be looked at. */
export function withLongNames({ documents, wechat }: DemoDocuments): DemoDocuments {
  const changed = Object.entries(documents).map(([collection, all]) => {
    const change = CHANGES[collection]
    return [collection, change === undefined ? all : all.map((document) => ({ ...document, ...change(document) }))]
  })
  return { documents: Object.fromEntries(changed), wechat }
}

const CHANGES: Readonly<Record<string, (document: Document) => object>> = {
  members: changeMember,
  entries: ({ delta, balance }) => ({ delta: Number(delta) * RICHER, balance: Number(balance) * RICHER }),
  vouchers: ({ name, priceFen, origin }) => ({
    name: longer(name, (origin as { from: string }).from === 'prize' ? LONGEST.event : LONGEST.reward),
    priceFen: Number(priceFen) > 0 ? DEAREST_FEN : 0,
  }),
  orders: ({ plan }) => ({ plan: named(plan, LONGEST.plan), amountFen: DEAREST_FEN, paidFen: DEAREST_FEN }),
  decisions: ({ title, body }) => ({ title: quoted(title), body: quoted(body) }),
  acts: (act) => ({ ...named(act, LONGEST.staff), ...dearer(act) }),
  receipts: ({ by, points }) => ({
    by: named(by, LONGEST.staff),
    amountFen: DEAREST_FEN,
    points: Number(points) * RICHER,
  }),
}

/** Rewards, stores and the like lie among the members, under keys with a dollar. */
function changeMember(document: Document): object {
  const kind = /^\$(\w+)-/.exec(String(document._id))?.[1]
  switch (kind) {
    case undefined:
      return changePerson(document)
    case 'event':
    case 'store':
    case 'staff':
      return named(document, LONGEST[kind])
    case 'plan':
      return { ...named(document, LONGEST.plan), priceFen: DEAREST_FEN }
    case 'reward': {
      const priceFen = Number(document.priceFen) > 0 ? DEAREST_FEN : 0
      return {
        ...named(document, LONGEST.reward),
        points: MOST_POINTS,
        priceFen,
        memberPriceFen: priceFen && priceFen - 1,
      }
    }
    default:
      return {}
  }
}

function changePerson({ _id, points, profile, draws, membership }: Document): object {
  const { lots, ...account } = points as { lots: readonly { left: number }[] }
  return {
    points: { ...account, lots: lots.map((lot) => ({ ...lot, left: lot.left * RICHER })) },
    profile: { ...(profile as object), nickname: longer(_id, LONGEST.nickname) },
    draws: named(draws, LONGEST.event),
    membership: named(membership, LONGEST.plan),
  }
}

const dearer = ({ amountFen, points }: Document) => ({
  amountFen: amountFen === null ? null : DEAREST_FEN,
  points: points === null ? null : Number(points) * RICHER,
})

/** Everything in it that is a name, made as long as it may be. */
function named<Value>(value: Value, longest: Longest): Value
function named(value: unknown, longest: Longest): unknown {
  if (Array.isArray(value)) return value.map((each) => named(each, longest))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'name' ? longer(each, longest) : named(each, longest)]),
  )
}

const quoted = (text: unknown): unknown =>
  typeof text === 'string' ? text.replace(/“([^”]+)”/g, (_all, name) => `“${longer(name, LONGEST.reward)}”`) : text

/** The same for the same name; a half of all are Chinese. */
function longer(name: unknown, longest: Longest): string {
  const text = String(name)
  const isChinese = [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 2 === 0
  const piece = isChinese ? `${text}春夏秋冬四季都用得上的` : 'Baumwollblütenfreundschaftstaschentuch'
  return piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest)
}
