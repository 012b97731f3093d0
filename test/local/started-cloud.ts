import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Caller } from '../../local/cloud/caller'
import { invocationEnvironment, sdkEnvironment } from '../../local/cloud/sdk-environment'
import type { Cloud, CloudOptions, CollectionSpecs } from '../../local/cloud/seams'
import { startCloud } from '../../local/cloud/start-cloud'
import type { Sdk } from './wire/sdk'

// A function that is called for the first time loads the whole SDK, some tests in four threads at once.
jest.setTimeout(60_000)

export interface StartedCloud extends Cloud {
  readonly dir: string
  /** What the cloud has logged so far. */
  readonly lines: readonly string[]
  /** GET or POST of the control port; the parsed answer, whatever its status. */
  get(path: string): Promise<unknown>
  post(path: string, body?: unknown): Promise<unknown>
  /** Calls a function as WeChat would. */
  call(name: string, data?: object, openid?: string): Promise<unknown>
  /** Writes files below the functions' folder, by path. */
  writeFunctions(files: Readonly<Record<string, string>>): void
}

interface CloudContents extends Partial<CloudOptions> {
  readonly collections?: CollectionSpecs
  readonly templates?: object
  readonly functions?: Readonly<Record<string, string>>
}

/** A cloud of its own in a temporary folder; `close` removes it all. */
export async function startTestCloud(contents: CloudContents = {}): Promise<StartedCloud> {
  const { collections, templates, functions = {}, ...options } = contents
  const dir = mkdtempSync(join(tmpdir(), 'cloud-'))
  const functionsDir = options.functionsDir ?? join(dir, 'functions')
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  const writeFunctions = (files: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(files)) write(join(functionsDir, path), text)
  }
  writeFunctions(functions)

  const lines: string[] = []
  const cloud = await startCloud({
    port: 0,
    dataDir: join(dir, 'data'),
    functionsDir,
    log: (line) => lines.push(line),
    ...(collections && { collectionsFile: write(join(dir, 'collections.json'), JSON.stringify(collections)) }),
    ...(templates && { templatesFile: write(join(dir, 'templates.json'), JSON.stringify(templates)) }),
    ...options,
  })
  const get = async (path: string): Promise<unknown> => (await fetch(cloud.control + path)).json()
  const post = async (path: string, body: unknown = {}): Promise<unknown> =>
    (await fetch(cloud.control + path, { method: 'POST', body: JSON.stringify(body) })).json()
  return {
    ...cloud,
    dir,
    lines,
    get,
    post,
    call: (name, data = {}, openid = 'o_alice') => post('/call', { openid, name, data }),
    writeFunctions,
    close: async () => {
      await cloud.close()
      if (options.dataDir === undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The real SDK in this process, turned towards a cloud, acting for a caller. */
export function sdkTowards({ admin }: Cloud, caller: Caller = {}, source = 'wx_client'): Sdk {
  // SILENCE: the SDK arms a warning for slow calls that it forgets to disarm when a call fails.
  const environment = { ...sdkEnvironment(admin), ...invocationEnvironment(caller, source), SILENCE: 'true' }
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  const sdk = require('wx-server-sdk') as Sdk
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  return sdk
}
