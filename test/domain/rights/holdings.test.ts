import { readFileSync } from 'node:fs'
import path from 'node:path'
import { HOLDINGS } from '../../../cloudfunctions/domain/rights/holdings'
import { REPOSITORY } from '../../../local/repository'

const collections = JSON.parse(
  readFileSync(path.join(REPOSITORY, 'cloudfunctions/collections.json'), 'utf8'),
) as Record<string, { readonly indexes: ReadonlyArray<{ readonly fields: ReadonlyArray<readonly [string, number]> }> }>

test('HOLDINGS: every collection says what it shows its member, and what becomes of it when she goes', () => {
  expect(Object.keys(HOLDINGS).sort()).toEqual(Object.keys(collections).sort())
})

test('HOLDINGS: whatever is looked for by one of her names has an index that begins with it', () => {
  const missing = Object.entries(HOLDINGS).flatMap(([name, { erasure, showing }]) => {
    const fields = [...('by' in erasure ? [erasure.by] : []), ...('by' in showing ? [showing.by] : [])]
    const indexed = collections[name]?.indexes.map((index) => index.fields[0]?.[0]) ?? []
    return fields.filter((field) => !indexed.includes(field)).map((field) => `${name} by ${field}`)
  })
  expect(missing).toEqual([])
})
