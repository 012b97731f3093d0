import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { REPOSITORY } from '../repository'
import { bundleHost } from './compiler/bundle-host'
import { assetFile, Project } from './compiler/project'
import { SourceFiles } from './compiler/source-files'
import type { CompiledApp, Diagnostic, Phone, PhoneOptions } from './seams'
import { openCloudGate } from './server/cloud-gate'
import { launchBrowser } from './server/headless'
import { openLiveApp } from './server/live-app'
import { LOOPBACK } from './server/loopback'
import { SOMEBODY } from './server/people'
import { openPhoneSocket } from './server/phone-socket'
import { answer } from './server/routes'
import { bundleShell } from './server/shell-bundle'

/** Serves the mini program of a folder on a phone in the browser, and reloads it when it is saved.
 *  Rejects when the folder holds no mini program or the port is taken. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const { log = () => {} } = options
  const sources = { project: path.resolve(options.project), nodeModules: path.join(REPOSITORY, 'node_modules') }
  const project = new Project(sources, new SourceFiles())
  const app = openLiveApp(sources, (changed) => announce(changed))
  const [host, shell, compiled] = await Promise.all([bundleHost(), bundleShell(), app.current])
  let errors = errorsOf(compiled)
  print(compiled, log)

  const served = {
    app,
    appFile: (address: string) => assetFile(project, address),
    host,
    shell,
    cloud: openCloudGate(options.control),
    people: options.people ?? SOMEBODY,
    log,
  }
  const server = createServer((request, response) => answer(served, request, response))
  const socket = openPhoneSocket(server, () => (errors.length > 0 ? [{ kind: 'compileErrors', errors }] : []))

  function announce(changed: CompiledApp): void {
    errors = errorsOf(changed)
    print(changed, log)
    socket.tellAll({ kind: 'compileErrors', errors })
    if (errors.length === 0) socket.tellAll({ kind: 'reload', keepState: true })
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, LOOPBACK, resolve)
  })
  const url = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`

  const browser = options.headless ? await openHeadless(url) : undefined

  return {
    url,
    automator: '',
    pages: socket,
    async close() {
      await browser?.close()
      app.close()
      socket.close()
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
    },
  }
}

/** One phone without a desk, as large as the screen of a small iPhone. */
async function openHeadless(url: string): Promise<Browser> {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  await page.goto(`${url}phone`)
  return browser
}

const errorsOf = ({ diagnostics }: CompiledApp): Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error')

function print({ diagnostics, milliseconds }: CompiledApp, log: (line: string) => void): void {
  for (const { severity, file, line, column, message } of diagnostics) {
    log(`${severity} ${file}${line > 0 ? `:${line}:${column}` : ''} ${message}`)
  }
  log(`phone: compiled in ${Math.round(milliseconds)} ms`)
}
