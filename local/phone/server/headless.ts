import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

/** Starts a browser that nobody sees: the one at CHROME_PATH; or the Chromium that comes inside an npm package, so that nothing
 *  but the registry is needed, which runs on Linux on x86-64 alone; elsewhere the Chrome that is installed. The caller closes
 *  it. Rejects when it does not start within 30 seconds. */
export async function launchBrowser(): Promise<Browser> {
  const options = { headless: true, timeout: 30_000, args: ['--no-sandbox', '--font-render-hinting=none'] }
  const { CHROME_PATH: executablePath } = process.env
  if (executablePath) return chromium.launch({ ...options, executablePath })
  if (process.platform === 'linux' && process.arch === 'x64') return launchPacked(options)
  try {
    return await chromium.launch({ ...options, channel: 'chrome' })
  } catch (cause) {
    throw new Error('没有打开 Chrome：装好它，或在 CHROME_PATH 里写上一个 Chromium 的位置', { cause })
  }
}

async function launchPacked(options: LaunchOptions): Promise<Browser> {
  const folder = await unpackedChromium()
  const executablePath = path.join(folder, 'chromium')
  const bareMachine = await lacksLibraries(executablePath)
  return chromium.launch({
    ...options,
    executablePath,
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
