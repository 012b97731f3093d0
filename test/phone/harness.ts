import { join } from 'node:path'
import type { HostContext } from '../../local/phone/host/context'
import { silentShell } from '../../local/phone/host/silent-shell'
import { type RunningApp, type StartOptions, startApp } from '../../local/phone/host/start-app'
import type { Program } from '../../local/phone/program'
import type { Shell } from '../../local/phone/seams'
import { compiled } from './compiled'

const REPOSITORY = join(__dirname, '../..')

/** A mini program of this repository as the webview gets it. `project` is relative to the repository. */
export function readProgram(project: string): Program {
  const { code, diagnostics } = compiled(join(REPOSITORY, project))
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  let program: Program | undefined
  const memberDayHost = { start: (given: Program) => (program = given) }
  new Function('memberDayHost', code)(memberDayHost)
  if (!program) throw new Error(`${project} did not start`)
  return program
}

export interface TestedApp extends RunningApp {
  readonly container: HTMLElement
}

let running: RunningApp | undefined

/** Starts a mini program in jsdom; the one before is stopped. */
export function startInTest(
  program: Program,
  {
    shell = {},
    wx = {},
    ...options
  }: { readonly shell?: Partial<Shell>; readonly wx?: Record<string, unknown> } & Omit<
    Partial<StartOptions>,
    'shell'
  > = {},
): TestedApp {
  running?.stop()
  document.body.replaceChildren()
  const container = document.createElement('div')
  document.body.append(container)
  const app = startApp(program, {
    shell: { ...silentShell, ...shell },
    container,
    createWx: (context) => ({ ...basicWx(context), ...wx }),
    ...options,
  })
  running = app
  return { ...app, container }
}

/** As much of `wx` as vant needs to load. */
function basicWx(_context: HostContext): Record<string, unknown> {
  return {
    getSystemInfoSync: () => ({ SDKVersion: '3.8.12', platform: 'devtools', windowWidth: 375, windowHeight: 667 }),
    nextTick: (run: () => void) => void Promise.resolve().then(run),
  }
}
