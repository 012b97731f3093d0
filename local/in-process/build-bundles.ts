import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { BUNDLING, FUNCTIONS_SOURCE, functionNames } from '../build/functions'
import { readFunctionConfig } from '../cloud/functions/function-config'
import type { CollectionSpecs } from '../cloud/seams'
import type { Bundles } from './functions'

/** A place in a source, and what stands there instead. */
export interface Patch {
  /** Below cloudfunctions/. */
  readonly file: string
  readonly find: string
  readonly replace: string
}

/** Every function bundled as it is shipped, with patches where there are some. A patch that fits no more fails. */
export async function buildBundles(patches: readonly Patch[] = []): Promise<Bundles> {
  const unused = new Set(patches)
  const names = await functionNames()
  const bundles = await Promise.all(
    names.map(async (name) => {
      const { outputFiles } = await build({
        ...BUNDLING,
        entryPoints: [path.join(FUNCTIONS_SOURCE, name, 'index.ts')],
        write: false,
        plugins: patches.length === 0 ? [] : [patching(patches, unused)],
      })
      const { timeoutMs } = readFunctionConfig(FUNCTIONS_SOURCE, name)
      return [name, { code: outputFiles[0]?.text ?? '', timeoutMs }] as const
    }),
  )
  const [lost] = unused
  if (lost !== undefined) throw new Error(`nothing imports ${lost.file}, which is patched`)
  return Object.fromEntries(bundles)
}

function patching(patches: readonly Patch[], unused: Set<Patch>): Plugin {
  return {
    name: 'patches',
    setup(building) {
      building.onLoad({ filter: /cloudfunctions\/.*\.ts$/ }, async ({ path: file }) => {
        const mine = patches.filter((patch) => path.join(FUNCTIONS_SOURCE, patch.file) === file)
        if (mine.length === 0) return undefined
        for (const patch of mine) unused.delete(patch)
        return { contents: mine.reduce(patched, await readFile(file, 'utf8')), loader: 'ts' }
      })
    },
  }
}

/** The source with the patch; one that does not fit exactly one place of it fails. */
export function patched(source: string, { file, find, replace }: Patch): string {
  const places = source.split(find).length - 1
  if (places !== 1) throw new Error(`${file} has ${places} places for the patch of: ${find}`)
  return source.replace(find, () => replace)
}

export async function collectionSpecs(): Promise<CollectionSpecs> {
  return JSON.parse(await readFile(path.join(FUNCTIONS_SOURCE, 'collections.json'), 'utf8'))
}
