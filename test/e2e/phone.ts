import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import automator from 'miniprogram-automator'
import { type Control, controlAt } from '../../local/control-client'
import { REPOSITORY } from '../../local/repository'

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>
export type Page = NonNullable<Awaited<ReturnType<MiniProgram['currentPage']>>>
export type PageElement = NonNullable<Awaited<ReturnType<Page['$']>>>

/** A phone in a program of its own, as `npm start` or `npm run phone` start it. */
export interface PhoneProgram {
  /** Where a browser finds it. */
  readonly url: string
  readonly automator: string
  /** Time, people's pasts and documents, beside the mini program; a phone without cloud functions has none. */
  readonly control: Control
  /** Where the control port is, for one more phone on the same cloud. */
  readonly controlUrl: string
  /** Puts the phone into somebody's hands and opens the mini program for her. WeChat knows who it is; pages do not. */
  hold(openid: string): Promise<void>
  close(): Promise<void>
}

export interface ProgramOptions {
  /** Another mini program than ours, as a folder counted from the repository. */
  readonly project?: string
  /** A cloud that runs already, by its control port: this is one more phone on it. */
  readonly control?: string
  /** Leaves the cloud without the demo's people. */
  readonly fresh?: boolean
  /** Opens the phone in the Chromium that npm brought; without it nothing is open yet. */
  readonly headless?: boolean
}

/** Starts the phone on free ports with an empty folder for its data. Rejects with what the program said when it ends
 *  before it is ready. */
export async function startProgram({
  project,
  control,
  fresh = false,
  headless = true,
}: ProgramOptions): Promise<PhoneProgram> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-e2e-'))
  const program =
    project || control
      ? ['local/phone/main.ts', '--project', path.join(REPOSITORY, project ?? '.')]
      : ['local/start.ts', ...(fresh ? ['--fresh'] : [])]
  const options = ['--port', '0', '--automator', '0', '--data', dataDir, '--json']
  if (headless) options.push('--headless')
  if (control) options.push('--control', control)
  const child = spawn(process.execPath, ['--import', 'tsx', ...program, ...options], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const addresses = await firstLine(child).catch(async (fault) => {
    child.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
    throw fault
  })

  return {
    url: addresses.phone,
    automator: addresses.automator,
    controlUrl: addresses.control ?? control ?? '',
    control: controlAt(addresses.control ?? control ?? ''),
    async hold(openid) {
      const response = await fetch(`${addresses.phone}phone/hold`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ openid }),
      })
      if (!response.ok) throw new Error(`the phone was not handed over: ${await response.text()}`)
    },
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface DrivenPhone extends PhoneProgram {
  readonly miniProgram: MiniProgram
}

/** The same, with `miniprogram-automator` connected to it. */
export async function drivePhone(options: ProgramOptions): Promise<DrivenPhone> {
  const program = await startProgram(options)
  const miniProgram = await automator.connect({ wsEndpoint: program.automator }).catch(async (fault) => {
    await program.close()
    throw fault
  })
  return {
    ...program,
    miniProgram,
    async close() {
      miniProgram.disconnect()
      await program.close()
    },
  }
}

interface Addresses {
  readonly phone: string
  readonly automator: string
  readonly control?: string
}

/** On a busy machine that also unpacks the browser. */
const STARTS_WITHIN_MS = 80_000

async function firstLine(child: ChildProcess): Promise<Addresses> {
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the program has no output')
  const complaints: string[] = []
  createInterface({ input: stderr }).on('line', (line) => complaints.push(line))
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), STARTS_WITHIN_MS)
  child.once('exit', () => giveUp.abort())
  try {
    const [line] = await once(createInterface({ input: stdout }), 'line', { signal: giveUp.signal })
    return JSON.parse(String(line)) as Addresses
  } catch {
    throw new Error(`the phone did not start (exit ${child.exitCode}):\n${complaints.join('\n')}`)
  } finally {
    clearTimeout(timer)
  }
}
