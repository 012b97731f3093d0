import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { REPOSITORY } from '../repository'

export const FUNCTIONS_SOURCE = path.join(REPOSITORY, 'cloudfunctions')
export const FUNCTIONS_BUILT = path.join(REPOSITORY, 'dist/cloudfunctions')

/** Folders beside the functions that are rooms of the house, bundled into whoever imports them. */
const ROOMS = new Set(['domain', 'platform', 'edge'])

/** Bundles every deployed function into a folder that WeChat takes as it is: index.js, a package.json that pins the SDK,
 *  and the config.json with its triggers and permissions. CloudBase shares no code between function folders. */
export async function buildFunctions(into: string = FUNCTIONS_BUILT): Promise<string[]> {
  const names = await functionNames()
  await rm(into, { recursive: true, force: true })
  const sdkVersion = await pinnedSdkVersion()
  await Promise.all(names.map((name) => buildFunction(name, path.join(into, name), sdkVersion)))
  return names
}

export async function functionNames(): Promise<string[]> {
  const folders = await readdir(FUNCTIONS_SOURCE, { withFileTypes: true })
  return folders
    .filter((folder) => folder.isDirectory() && !ROOMS.has(folder.name))
    .map((folder) => folder.name)
    .sort()
}

async function buildFunction(name: string, into: string, sdkVersion: string): Promise<void> {
  await mkdir(into, { recursive: true })
  await build({
    entryPoints: [path.join(FUNCTIONS_SOURCE, name, 'index.ts')],
    outfile: path.join(into, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['wx-server-sdk'],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'error',
  })
  const manifest = { name, version: '1.0.0', main: 'index.js', dependencies: { 'wx-server-sdk': sdkVersion } }
  await writeFile(path.join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const config = path.join(FUNCTIONS_SOURCE, name, 'config.json')
  if (await exists(config)) await cp(config, path.join(into, 'config.json'))
}

async function pinnedSdkVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(REPOSITORY, 'package.json'), 'utf8'))
  return manifest.dependencies['wx-server-sdk']
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
