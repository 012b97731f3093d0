import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { REPOSITORY } from '../repository'

export const FUNCTIONS_SOURCE = path.join(REPOSITORY, 'cloudfunctions')
export const FUNCTIONS_BUILT = path.join(REPOSITORY, 'dist/cloudfunctions')

/** Bundles every deployed function into a folder that WeChat takes as it is: index.js, a package.json that pins the SDK,
 *  and the config.json with its triggers and permissions. CloudBase shares no code between function folders. */
export async function buildFunctions(into: string = FUNCTIONS_BUILT): Promise<string[]> {
  const names = await functionNames()
  const sdkVersion = await pinnedSdkVersion()
  await mkdir(path.dirname(into), { recursive: true })
  const fresh = await mkdtemp(`${into}-`)
  await Promise.all(names.map((name) => buildFunction(name, path.join(fresh, name), sdkVersion)))
  await swapIn(fresh, into)
  return names
}

/** A cloud that runs from this folder never sees it empty or half written. */
async function swapIn(fresh: string, into: string): Promise<void> {
  const old = `${fresh}-old`
  if (await exists(into)) await rename(into, old)
  await rename(fresh, into)
  await rm(old, { recursive: true, force: true })
}

/** Every folder with an index.ts is a function; the others are rooms, bundled into whoever imports them. */
export async function functionNames(): Promise<string[]> {
  const names = await readdir(FUNCTIONS_SOURCE)
  const deployed = await Promise.all(names.map((name) => exists(path.join(FUNCTIONS_SOURCE, name, 'index.ts'))))
  return names.filter((_, place) => deployed[place]).sort()
}

async function buildFunction(name: string, into: string, sdkVersion: string): Promise<void> {
  await mkdir(into, { recursive: true })
  await bundleFunction(path.join(FUNCTIONS_SOURCE, name, 'index.ts'), path.join(into, 'index.js'))
  const manifest = { name, version: '1.0.0', main: 'index.js', dependencies: { 'wx-server-sdk': sdkVersion } }
  await writeFile(path.join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const config = path.join(FUNCTIONS_SOURCE, name, 'config.json')
  if (await exists(config)) await cp(config, path.join(into, 'config.json'))
}

/** One function's code in one file, the SDK left to its package.json. */
export async function bundleFunction(entry: string, outfile: string): Promise<void> {
  await build({ ...BUNDLING, entryPoints: [entry], outfile, sourcemap: 'inline', sourcesContent: false })
}

/** How every function is bundled. */
export const BUNDLING = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['wx-server-sdk'],
  // The failure that is thrown says it all.
  logLevel: 'silent',
} as const satisfies BuildOptions

/** `dependencies` is what DevTools packs into the mini program, so what the cloud alone needs stands among the others. */
async function pinnedSdkVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(REPOSITORY, 'package.json'), 'utf8'))
  return manifest.devDependencies['wx-server-sdk']
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
