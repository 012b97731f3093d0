import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** Starts the Chromium that comes inside an npm package, so that nothing but the registry is needed.
 *  The caller closes it. Rejects when it does not start within 30 seconds. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedChromium()
  const executablePath = path.join(folder, 'chromium')
  const bareMachine = await lacksLibraries(executablePath)
  return chromium.launch({
    executablePath,
    headless: true,
    timeout: 30_000,
    args: ['--no-sandbox', '--font-render-hinting=none'],
    ...(bareMachine && { env: { ...definedEnvironment(), LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } }),
  })
}

const run = promisify(execFile)
const cacheFolder = path.resolve(__dirname, '../../../.chromium')

/** Unpacks once per version. Every process unpacks into a folder of its own and the first to finish gives it its name,
 *  so that two starting at once never see half a browser. */
async function unpackedChromium(): Promise<string> {
  const packageFile = path.resolve(path.dirname(require.resolve('@sparticuz/chromium')), '../../package.json')
  const { version } = require(packageFile) as { version: string }
  const finished = path.join(cacheFolder, version)
  if (existsSync(finished)) return finished

  await mkdir(cacheFolder, { recursive: true })
  const unpacking = await mkdtemp(path.join(cacheFolder, `${version}-`))
  await unpackInto(unpacking)
  try {
    await rename(unpacking, finished)
  } catch (error) {
    await rm(unpacking, { recursive: true, force: true })
    if (!existsSync(finished)) throw error
  }
  return finished
}

/** The package unpacks into the temporary folder, and its shared libraries only where it believes to be on Lambda;
 *  both are told through the environment, so the work is done in a process of its own. */
async function unpackInto(folder: string): Promise<void> {
  const script = `require(${JSON.stringify(require.resolve('@sparticuz/chromium'))}).executablePath()`
  await run(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    timeout: 120_000,
  })
}

async function lacksLibraries(executable: string): Promise<boolean> {
  const { stdout } = await run('ldd', [executable])
  return stdout.includes('not found')
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
