/** A brand's own CloudBase environment and its mini program, as far as a deployment touches them. Every method may be repeated. */
export interface BrandCloud {
  /** Creates it where it is not there. */
  createCollection(name: string): Promise<void>
  /** Names of the indexes that a collection has. */
  indexesOf(collection: string): Promise<readonly string[]>
  createIndexes(collection: string, indexes: readonly Index[]): Promise<void>
  /** No client reads or writes it: functions alone (ADMINONLY). */
  closeToClients(collection: string): Promise<void>
  /** Uploads the folder with its config.json, which grants its permissions; the SDK is installed there. */
  uploadFunction(name: string, folder: string): Promise<void>
  /** Sets what the console of CloudBase would: seconds before it is ended, and its environment. */
  configureFunction(name: string, config: FunctionConfig): Promise<void>
  setTimers(name: string, timers: readonly Timer[]): Promise<void>
  uploadMiniProgram(version: string, description: string): Promise<void>
}

export interface Index {
  readonly name: string
  readonly fields: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  readonly unique?: boolean
}

export interface FunctionConfig {
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
}

/** `config`: second minute hour day month week year, in UTC+8. */
export interface Timer {
  readonly name: string
  readonly type: string
  readonly config: string
}
