/**
 * Where the halves of the phone meet: the host runs the mini program inside the webview (an iframe) and asks the shell,
 * its parent page, for everything WeChat draws outside a page. The shell drives the host through `Host`.
 * Both live in one origin, so they call each other directly: `parent.memberDayShell` and `iframe.contentWindow.memberDayHost`.
 */

export interface NavigationBar {
  readonly title: string
  readonly background: string
  /** Colour of title and back arrow. */
  readonly foreground: 'black' | 'white'
  readonly canGoBack: boolean
  /** `navigationStyle: custom`: the page draws its own. */
  readonly custom: boolean
  readonly loading: boolean
}

export interface TabBarItem {
  readonly pagePath: string
  readonly text: string
  readonly iconUrl?: string
  readonly selectedIconUrl?: string
  readonly badge?: string
  readonly redDot?: boolean
}

export interface TabBar {
  readonly items: readonly TabBarItem[]
  readonly selected: string
  readonly color: string
  readonly selectedColor: string
  readonly background: string
  readonly borderStyle: 'black' | 'white'
  readonly visible: boolean
}

export interface ToastRequest {
  readonly title: string
  readonly icon: 'success' | 'error' | 'loading' | 'none'
  readonly mask: boolean
  /** Absent: it stays until `hideToast`. */
  readonly durationMs?: number
}

export interface ModalRequest {
  readonly title: string
  readonly content: string
  readonly showCancel: boolean
  readonly cancelText: string
  readonly confirmText: string
  readonly editable: boolean
  readonly placeholderText: string
}

export interface PickerRequest {
  readonly mode: 'selector' | 'multiSelector' | 'time' | 'date' | 'region'
  readonly header: string
  /** Columns of texts for selector and multiSelector. */
  readonly columns: ReadonlyArray<readonly string[]>
  readonly value: unknown
  readonly start: string
  readonly end: string
  readonly fields: 'year' | 'month' | 'day'
  /** Of multiSelector: a wheel has come to rest on another row, before anything is chosen. */
  readonly onTurn?: (turn: { readonly column: number; readonly value: number }) => void
}

/** What the shell can do for the host. `null` means that the person dismissed it. */
export interface Shell {
  navigationBar(bar: NavigationBar): void
  /** `null` where the page on top is no tab page. */
  tabBar(bar: TabBar | null): void
  toast(request: ToastRequest): void
  hideToast(): void
  modal(request: ModalRequest): Promise<{ readonly confirm: boolean; readonly content?: string }>
  actionSheet(request: {
    readonly items: readonly string[]
    readonly title: string
    readonly color: string
  }): Promise<number | null>
  picker(request: PickerRequest): Promise<{ readonly value: unknown } | null>
  /** Puts other rows on the wheels of the multiSelector that is open, and turns them to these rows. */
  pickerColumns(change: { readonly columns: ReadonlyArray<readonly string[]>; readonly value: readonly number[] }): void
  /** A code shown on another demo phone, or pasted. */
  scan(): Promise<string | null>
  subscribeDialog(request: { readonly templateIds: readonly string[] }): Promise<Record<string, 'accept' | 'reject'>>
  paymentSheet(request: { readonly package: string }): Promise<'success' | 'cancel' | 'fail'>
  shareCard(card: { readonly title: string; readonly path: string; readonly imageUrl: string }): void
  privacyDialog(): Promise<boolean>
  pageStyle(style: {
    readonly background: string
    readonly pullDownRefreshing: boolean
    /** The page lets itself be pulled down: `enablePullDownRefresh`. */
    readonly canPullDown: boolean
  }): void
  /** From 0 to 1; stays until it is set again. */
  brightness(level: number): void
  /** Script errors and compile errors to show over the page. */
  fault(report: { readonly title: string; readonly detail: string }): void
  /** Covers the phone with pictures to swipe through. */
  previewImages(request: { readonly urls: readonly string[]; readonly current: number }): void
  /** The pages now open, each with its query, the one on top last: a restart opens the last one again. */
  pageStack(urls: readonly string[]): void
  /** Loads the mini program anew, at `entry` (`pages/home/home?from=share`) when given, else on the page that is open. */
  restart(entry?: string): void
  readonly theme: 'light' | 'dark'
  readonly network: 'good' | 'slow' | 'off'
  /** How much larger than usual text is to be drawn, as set in WeChat: 1 is usual, 1.4 is the large text of its care mode (关怀模式). */
  readonly textScale: number
  /** Who holds this phone; sent with every cloud call, as WeChat would know it. */
  readonly openid: string
  readonly screen: Screen
}

/** What the phone measures, in CSS pixels from the upper left corner of its screen. */
export interface Screen {
  readonly width: number
  readonly height: number
  readonly statusBarHeight: number
  /** What the home indicator takes at the lower edge. */
  readonly bottomInset: number
  /** The capsule: ··· and ◎ in the navigation bar. */
  readonly capsule: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
}

/** What the shell can ask of the running mini program. */
export interface Host {
  switchTab(pagePath: string): void
  /** `swiped`: by a finger from the edge. */
  back(swiped?: boolean): void
  pullDownRefresh(): void
  setTheme(theme: 'light' | 'dark'): void
  setNetwork(network: 'good' | 'slow' | 'off'): void
  /** App onShow / onHide, as when WeChat comes to the front or leaves. */
  setForeground(foreground: boolean): void
  share(): void
  /** One request of the automator port; rejects with the text that the client shows. */
  automator(method: string, params: Record<string, unknown>): Promise<unknown>
  /** Events of the automator port (`App.logAdded`, `App.exceptionThrown`, `App.bindingCalled`). */
  onAutomatorEvent(listener: (method: string, params: unknown) => void): void
}

/** What the server asks a connected phone page to do, and back; JSON over the WebSocket `/phone/socket`. */
export type ServerToPhone =
  | {
      readonly kind: 'automator'
      readonly id: string
      readonly method: string
      readonly params: Record<string, unknown>
    }
  | { readonly kind: 'reload'; readonly keepState: boolean }
  /** Somebody else takes the phone: the mini program starts anew for her. */
  | { readonly kind: 'hold'; readonly openid: string }
  | { readonly kind: 'compileErrors'; readonly errors: readonly Diagnostic[] }

export type PhoneToServer =
  /** The mini program in this page has opened its first page and can be asked. */
  | { readonly kind: 'ready' }
  /** Its mini program has opened for whoever took the phone last. */
  | { readonly kind: 'held' }
  | { readonly kind: 'automatorResult'; readonly id: string; readonly result: unknown }
  | { readonly kind: 'automatorError'; readonly id: string; readonly message: string }
  | { readonly kind: 'automatorEvent'; readonly method: string; readonly params: unknown }

export interface Diagnostic {
  readonly severity: 'error' | 'warning'
  /** Relative to the mini program's root. */
  readonly file: string
  /** From 1; 0 when it concerns the whole file. */
  readonly line: number
  readonly column: number
  readonly message: string
}

/** What the compiler makes of a mini program. Served to the webview as a script for each package and its files under `/app/`. */
export interface CompiledApp {
  /** Starts it, with what the first page needs: `memberDayHost.start(…)`. */
  readonly code: string
  /** Each brings a subpackage, by its root, or what is left of the main package, by '': `memberDayHost.addPackage(root, …)`. */
  readonly packages: Readonly<Record<string, string>>
  /** By module id; they are read when something has gone wrong. */
  readonly sourceMaps: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
  /** Absolute paths the result depends on, to watch. */
  readonly inputs: readonly string[]
  readonly milliseconds: number
}

export interface PhoneOptions {
  /** Folder that holds project.config.json or app.json. */
  readonly project: string
  readonly port: number
  /** 0 takes any free port. */
  readonly automatorPort: number
  /** The local cloud's control port; without it cloud calls answer that there is no cloud. */
  readonly control?: string
  readonly headless: boolean
  /** Who may hold a phone, the first one at the start. Three by default. */
  readonly people?: readonly Person[]
  /** Subscribe-message templates, the file that the local cloud is given too: their titles and labels are shown. */
  readonly templatesFile?: string
  readonly log?: (line: string) => void
}

/** A subscribe-message template as WeChat shows it to people. */
export interface MessageTemplate {
  readonly title?: string
  /** What stands before a value, by key: `{thing1: '商品名称'}`. */
  readonly labels?: Readonly<Record<string, string>>
}

/** Somebody who holds a phone of the workshop. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** What one should know to choose her: `member since spring`, `clerk`. */
  readonly note: string
}

export interface Phone {
  readonly url: string
  readonly automator: string
  /** The phone pages now open, for the automator and for whoever reloads them. */
  readonly pages: PhonePages
  close(): Promise<void>
}

/** The server's end of `/phone/socket`. */
export interface PhonePages {
  /** Resolves when a phone page is connected and its mini program answers. */
  ready(): Promise<void>
  /** One automator request to the phone that connected first; rejects with the text that the page answered,
   *  or when it closes before it has. */
  ask(method: string, params: Record<string, unknown>): Promise<unknown>
  /** Returns what ends the listening. */
  onEvent(listener: (method: string, params: unknown) => void): () => void
  /** Gives the phone that connected first to somebody else; resolves when its mini program has opened for her. */
  hold(openid: string): Promise<void>
  tellAll(message: ServerToPhone): void
}
