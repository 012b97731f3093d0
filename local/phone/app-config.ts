/** app.json after the compiler: subpackages merged into `pages`, theme variables kept as `@name`. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly subpackages: ReadonlyArray<{ readonly root: string; readonly name?: string }>
  readonly window: PageConfig
  readonly tabBar: TabBarConfig | null
  readonly darkmode: boolean
  readonly theme: ThemeVariables
  readonly usesCustomTabBar: boolean
  readonly entryPagePath: string
  readonly networkTimeoutMs: { readonly request: number }
}

export interface ThemeVariables {
  readonly light: Readonly<Record<string, string>>
  readonly dark: Readonly<Record<string, string>>
}

/** The window part of app.json and of a page's own JSON. */
export interface PageConfig {
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly navigationStyle?: string
  readonly backgroundColor?: string
  readonly backgroundTextStyle?: string
  readonly enablePullDownRefresh?: boolean
  readonly onReachBottomDistance?: number
  readonly disableScroll?: boolean
}

export interface TabBarConfig {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly borderStyle?: string
  readonly custom?: boolean
  readonly list: ReadonlyArray<{
    readonly pagePath: string
    readonly text: string
    readonly iconPath?: string
    readonly selectedIconPath?: string
  }>
}
