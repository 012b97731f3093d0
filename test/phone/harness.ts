import { join, resolve } from 'node:path'
import { TextDecoder, TextEncoder } from 'node:util'
import type { GeneralComponent, Element as TreeElement } from 'glass-easel'
import type { OpenPage } from '../../local/phone/host/context'
import { tapNode } from '../../local/phone/host/gestures'
import { silentShell } from '../../local/phone/host/silent-shell'
import { type RunningApp, type StartOptions, startApp } from '../../local/phone/host/start-app'
import { controlOf } from '../../local/phone/host/tags/tag'
import { createWx } from '../../local/phone/host/wx/create-wx'
import type { Program, ProgramComponent } from '../../local/phone/program'
import type { Shell } from '../../local/phone/seams'
import { allPackagesOf } from './all-packages'
import { compiled } from './compiled'
import { select } from './select'

const REPOSITORY = join(__dirname, '../..')

/** A mini program of this repository as the webview gets it, all of its packages at once. `project` counts from the repository. Throws when it does
 *  not compile. */
export function readProgram(project: string): Program {
  const app = compiled(resolve(REPOSITORY, project))
  const { diagnostics } = app
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0)
    throw new Error(errors.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n'))
  return allPackagesOf(app)
}

export interface TestOptions extends Omit<Partial<StartOptions>, 'shell'> {
  readonly shell?: Partial<Shell>
  /** Methods of `wx` in place of those of the host. */
  readonly wx?: Readonly<Record<string, unknown>>
}

export interface TestedApp extends RunningApp {
  readonly container: HTMLElement
  /** What reached App.onError or was thrown, as messages. */
  readonly errors: readonly string[]
  /** The page on top. */
  top(): TestedNode
}

let running: RunningApp | undefined

/** Starts a mini program in jsdom; the one before is stopped. */
export function startInTest(program: Program, { shell = {}, wx = {}, ...options }: TestOptions = {}): TestedApp {
  fillJsdom()
  stopInTest()
  const container = document.createElement('div')
  document.body.append(container)
  const errors: string[] = []
  const app = startApp(program, {
    shell: {
      ...silentShell,
      fault: ({ title }) => void errors.push(title),
      ...shell,
    },
    container,
    fetchPackage: (root) => Promise.reject(new Error(`a test has all packages of a mini program, but not ${root}`)),
    sourceMap: () => undefined,
    createWx: (context) => ({ ...createWx(context), ...wx }),
    ...options,
  })
  running = app
  return { ...app, container, errors, top: () => testedPage(app.context.topPage()) }
}

/** Stops what a test has started. The next start does so too. */
export function stopInTest(): void {
  running?.stop()
  running = undefined
  document.body.replaceChildren()
}

export interface MountedComponent extends TestedApp {
  /** The component itself. */
  readonly component: TestedNode
  /** Events that reached the page around the component, in order. */
  readonly events: ReadonlyArray<{ readonly type: string; readonly detail: unknown }>
  setProperties(properties: Readonly<Record<string, unknown>>): Promise<void>
}

const MOUNT_PAGE = 'test/mount'

/** Mounts one component of a mini program alone on a page, with these properties and listening for these events. */
export function mountComponent(
  program: Program,
  path: string,
  properties: Readonly<Record<string, unknown>> = {},
  { events: listened = [], ...options }: TestOptions & { readonly events?: readonly string[] } = {},
): MountedComponent {
  const page: ProgramComponent = {
    isPage: true,
    module: MOUNT_PAGE,
    config: {
      component: false,
      usingComponents: { 'mounted-component': `/${path}` },
      componentGenerics: {},
      componentPlaceholder: {},
    },
    styles: [],
    scope: 'mount',
    handlers: [],
  }
  const app = startInTest(
    {
      ...program,
      app: { ...program.app, pages: [...program.app.pages, MOUNT_PAGE], tabBar: null, entryPagePath: MOUNT_PAGE },
      appModule: null,
      components: { ...program.components, [MOUNT_PAGE]: page },
      modules: { ...program.modules, [MOUNT_PAGE]: { requires: {}, code: 'Page({})' } },
      templateScope(wxs) {
        const scope = program.templateScope(wxs)
        scope.G[MOUNT_PAGE] = mountTemplate(properties) as never
        return scope
      },
    },
    options,
  )
  const component = app.top().find('mounted-component')
  const events: { type: string; detail: unknown }[] = []
  for (const type of listened) component.node.addListener(type, ({ detail }) => void events.push({ type, detail }))
  return {
    ...app,
    component,
    events,
    async setProperties(next) {
      ;(component.node as GeneralComponent).setData({ ...next })
      await settled(app)
    },
  }
}

/** One node of a page, found and used as a person would. */
export interface TestedNode {
  readonly node: TreeElement
  /** Throws when there is none. Tags, classes and ids, those inside of components too: `van-cell .title`. */
  find(selector: string): TestedNode
  findAll(selector: string): TestedNode[]
  /** What can be read in it. */
  text(): string
  /** Its data, for a page or component. */
  data(): Record<string, unknown>
  /** Taps it and waits until what follows has been drawn. */
  tap(): Promise<void>
  trigger(type: string, detail?: unknown): Promise<void>
  setData(change: Readonly<Record<string, unknown>>): Promise<void>
  /** Types into the input or textarea in it. */
  input(text: string): Promise<void>
}

const testedPage = (page: OpenPage): TestedNode => tested(page.component)

function tested(node: TreeElement): TestedNode {
  const dom = () => node.$$ as unknown as HTMLElement
  const findAll = (selector: string): TestedNode[] => select(node, selector).map(tested)
  return {
    node,
    find(selector) {
      const [found] = findAll(selector)
      if (!found) throw new Error(`nothing is ${selector} in:\n${dom().outerHTML}`)
      return found
    },
    findAll,
    text: () => (dom().textContent ?? '').trim(),
    data: () => (node as GeneralComponent).data as Record<string, unknown>,
    async tap() {
      tapNode(node, { clientX: 0, clientY: 0 })
      await settled(running)
    },
    async trigger(type, detail) {
      node.triggerEvent(type, detail)
      await settled(running)
    },
    async setData(change) {
      ;(node as GeneralComponent).setData({ ...change })
      await settled(running)
    },
    async input(text) {
      const field = dom().querySelector('input,textarea')?.parentElement ?? dom()
      controlOf(field)?.functions?.input?.(text as never)
      await settled(running)
    },
  }
}

/** Lets timers and promises of the present moment run, `ready` lifetimes among them. */
export async function settled(app: RunningApp | undefined = running): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    app?.flushReady()
  }
}

/** What jsdom does not have and pages use. */
function fillJsdom(): void {
  const nothing = { observe() {}, unobserve() {}, disconnect() {} }
  const missing = {
    IntersectionObserver: class {
      constructor() {
        Object.assign(this, nothing)
      }
    },
    scrollTo() {},
    TextEncoder,
    TextDecoder,
  }
  for (const [name, value] of Object.entries(missing)) {
    if (name === 'scrollTo' || !(name in window)) Object.assign(window, { [name]: value })
  }
  Object.assign(HTMLCanvasElement.prototype, { getContext: () => drawingNowhere })
  globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS
}

/** A drawing context that takes everything and draws nothing. */
const drawingNowhere: object = new Proxy(
  {},
  { get: (target, name) => Reflect.get(target, name) ?? (() => drawingNowhere), set: Reflect.set },
)

/** A page whose template is the one component. */
function mountTemplate(properties: Readonly<Record<string, unknown>>): unknown {
  type Define = (
    tag: string,
    attributes: Record<string, never>,
    slot: (...args: unknown[]) => void,
    children: () => void,
  ) => void
  interface Wrapper {
    r(node: unknown, name: string, value: unknown): void
  }
  return () => (wrapper: Wrapper, _isCreation: boolean) => ({
    C(isCreation: boolean, _text: unknown, element: Define) {
      element(
        'mounted-component',
        {},
        (node) => {
          if (isCreation) for (const [name, value] of Object.entries(properties)) wrapper.r(node, name, value)
        },
        () => {},
      )
    },
    B: {},
  })
}
