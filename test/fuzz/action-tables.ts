import { buildBundles, type Patch } from '../../local/in-process/build-bundles'
import { loadBundle } from '../../local/in-process/load-bundle'
import { standInSdk } from '../../local/in-process/sdk'

/** An action as its function declares it. */
export interface Declared {
  readonly name: string
  readonly action: string
  readonly changes: boolean
  /** The fields of its input. */
  readonly fields: readonly string[]
}

/** Makes each function say at loading what it can be asked: the table itself, not somebody's memory of it. */
const TELLING: readonly Patch[] = [
  {
    file: 'edge/serve.ts',
    find: 'return { changes: false, run:',
    replace: 'return { fields: Object.keys(schema.entries ?? {}), changes: false, run:',
  },
  {
    file: 'edge/serve.ts',
    find: 'return {\n    changes: true,',
    replace: 'return {\n    fields: Object.keys(schema.entries ?? {}),\n    changes: true,',
  },
  {
    file: 'edge/serve.ts',
    find: '  return Object.assign(main, {',
    replace: '  console.info(JSON.stringify(actions))\n  return Object.assign(main, {',
  },
]

/** Every action of every function that people call. */
export async function declaredActions(): Promise<readonly Declared[]> {
  const declared: Declared[] = []
  for (const [name, { code }] of Object.entries(await buildBundles(TELLING))) {
    const told: string[] = []
    const nowhere = () => {
      throw new Error('nothing is called while a function loads')
    }
    const sdk = standInSdk(nowhere)
    loadBundle(code, {
      sdk,
      now: () => 0,
      random: () => 0,
      sleep: nowhere,
      environment: {},
      log: (line) => told.push(line),
    })
    const tables = told.map((line) => JSON.parse(line) as Record<string, Omit<Declared, 'name' | 'action'>>)
    for (const [action, { changes, fields }] of tables.flatMap((table) => Object.entries(table)))
      declared.push({ name, action, changes, fields })
  }
  return declared
}
