import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { LOOPBACK } from '../loopback'
import { REPOSITORY } from '../repository'
import { bundleHost } from './compiler/bundle-host'
import { assetFile, Project } from './compiler/project'
import { SourceFiles } from './compiler/source-files'
import type { CompiledApp, Diagnostic, Phone, PhoneOptions } from './seams'
import { openAutomatorPort } from './server/automator-port'
import { openCloudGate } from './server/cloud-gate'
import { openHeadlessPhone } from './server/headless-phone'
import { openLiveApp } from './server/live-app'
import { readMessageTemplates } from './server/message-templates'
import { SOMEBODY } from './server/people'
import { openPhoneSocket } from './server/phone-socket'
import { answer } from './server/routes'
import { bundleShell } from './server/shell-bundle'

/** Serves the mini program of a folder on a phone in the browser, and reloads it when it is saved.
 *  Rejects when the folder holds no mini program or the port is taken. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const opened: Array<() => unknown> = []
  const close = async () => {
    for (const closing of opened.splice(0).reverse()) await closing()
  }
  try {
    return { ...(await open(options, opened)), close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** Whatever has to be closed again is added to `opened` as soon as it is open. */
async function open(options: PhoneOptions, opened: Array<() => unknown>): Promise<Omit<Phone, 'close'>> {
  const { log = () => {} } = options
  const sources = { project: path.resolve(options.project), nodeModules: path.join(REPOSITORY, 'node_modules') }
  const project = new Project(sources, new SourceFiles())
  const app = openLiveApp(sources, (changed) => announce(changed))
  opened.push(() => app.close())
  const [host, shell, compiled] = await Promise.all([bundleHost(), bundleShell(), app.current])
  let errors = errorsOf(compiled)
  print(compiled, log)

  const served = {
    app,
    appFile: (address: string) => assetFile(project, address),
    host,
    shell,
    cloud: openCloudGate(options.control),
    project: sources.project,
    people: options.people ?? SOMEBODY,
    templates: readMessageTemplates(options.templatesFile),
    hold: (openid: string) => socket.hold(openid),
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

  const url = `http://${LOOPBACK}:${await listen(server, options.port)}/`
  opened.push(() => stop(server))
  opened.push(() => socket.close())

  const headless = options.headless ? await openHeadlessPhone(url) : undefined
  if (headless) {
    opened.push(() => headless.close())
    await socket.ready()
  }
  const automator = await openAutomatorPort({
    port: options.automatorPort,
    pages: socket,
    ...(headless && { screenshot: headless.screenshot }),
  })
  opened.push(() => automator.close())

  return { url, automator: automator.url, pages: socket }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

const errorsOf = ({ diagnostics }: CompiledApp): Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error')

function print({ diagnostics, milliseconds }: CompiledApp, log: (line: string) => void): void {
  for (const { severity, file, line, column, message } of diagnostics) {
    log(`${severity} ${file}${line > 0 ? `:${line}:${column}` : ''} ${message}`)
  }
  log(`phone: compiled in ${Math.round(milliseconds)} ms`)
}
