/** A brand's own CloudBase environment and its mini program, as far as a deployment touches them. Every method may be repeated. */
export interface BrandCloud {
  /** Creates it where it is not there. */
  createCollection(name: string): Promise<void>
  /** Names of the indexes that a collection has. */
  indexesOf(collection: string): Promise<readonly string[]>
  createIndexes(collection: string, indexes: readonly Index[]): Promise<void>
  /** No client reads or writes it: functions alone (ADMINONLY). */
  closeToClients(collection: string): Promise<void>
  /** Null where there is none. */
  functionNamed(name: string): Promise<DeployedFunction | null>
  /** Creates it on RUNTIME with the folder's code; the SDK is installed there. What a creation that failed left behind goes
   *  first. Neither this nor `uploadCode` grants the open APIs that config.json names: see `permissionsStep`. */
  createFunction(name: string, folder: string, config: FunctionConfig): Promise<void>
  /** Puts the folder in the place of the code of one that is there; the SDK is installed again. All else of it stays. */
  uploadCode(name: string, folder: string): Promise<void>
  /** Sets what the console of CloudBase would: seconds before it is ended, and its environment, which takes the place of every
   *  variable that was there; null leaves them. */
  configureFunction(name: string, config: FunctionChange): Promise<void>
  /** Rejects where a timer of that name stands there. */
  createTimer(functionName: string, timer: Timer): Promise<void>
  removeTimer(functionName: string, timerName: string): Promise<void>
  uploadMiniProgram(upload: MiniProgramUpload): Promise<void>
}

export interface Index {
  readonly name: string
  readonly fields: ReadonlyArray<readonly [field: string, direction: 1 | -1]>
  readonly unique?: boolean
}

/** A function as it stands in the cloud. */
export interface DeployedFunction {
  /** `Active` when it runs and may be changed; while it changes `Creating`, `Updating`; `CreateFailed`, `UpdateFailed`. */
  readonly status: string
  /** What CloudBase says of the status; empty for nothing. */
  readonly reason: string
  /** As CloudBase calls it: `Nodejs20.19`. */
  readonly runtime: string
  readonly environment: Readonly<Record<string, string>>
  readonly timers: readonly DeployedTimer[]
}

export interface FunctionConfig {
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
}

export interface FunctionChange {
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>> | null
}

/** `config`: second minute hour day month week year, in UTC+8. */
export interface Timer {
  readonly name: string
  readonly type: string
  readonly config: string
}

export interface DeployedTimer extends Omit<Timer, 'type'> {
  /** Whether it runs: the console can switch it off. */
  readonly on: boolean
}

export interface MiniProgramUpload {
  readonly version: string
  /** What it is, for its console. */
  readonly description: string
  /** The file of the mini program's upload key, from its console under 开发管理. */
  readonly keyFile: string
}
