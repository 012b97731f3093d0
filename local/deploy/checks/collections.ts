import * as v from 'valibot'
import type { Problem } from '../problem'
import { readJson } from '../read-json'

const FILE = 'cloudfunctions/collections.json'

/** The database takes so many indexes of one collection, its `_id` not counted, and so many fields in one of them. */
const MOST_INDEXES = 64
const MOST_FIELDS = 31

const Index = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^\w{1,60}$/)),
  fields: v.pipe(
    v.array(v.tuple([v.pipe(v.string(), v.regex(/^\w+(\.\w+)*$/)), v.picklist([1, -1])])),
    v.minLength(1),
    v.maxLength(MOST_FIELDS),
  ),
  unique: v.optional(v.boolean()),
})

/** Strict: nothing here can open a collection to clients, so each is created closed to them (ADMINONLY). */
const Collections = v.record(
  v.pipe(v.string(), v.regex(/^[a-z][a-z_]{0,31}$/)),
  v.strictObject({ indexes: v.pipe(v.array(Index), v.maxLength(MOST_INDEXES)) }),
)

/** `used`: the collections that the bundles name. */
export function checkCollections(root: string, used: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const collections = readJson(root, FILE, Collections, problems)
  if (collections === null) return problems
  for (const [name, { indexes }] of Object.entries(collections)) {
    if (!used.has(name)) problems.push({ file: FILE, what: `${name}: no function uses it` })
    const names = indexes.map((index) => index.name)
    for (const index of names.filter((each, place) => names.indexOf(each) < place))
      problems.push({ file: FILE, what: `${name}: two indexes are called ${index}` })
  }
  for (const name of used) {
    if (!Object.hasOwn(collections, name))
      problems.push({ file: FILE, what: `${name}: a function uses it, and it is not declared` })
  }
  return problems
}
