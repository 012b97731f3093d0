import type {
  BrandCloud,
  DeployedFunction,
  DeployedTimer,
  FunctionChange,
  FunctionConfig,
  Index,
  MiniProgramUpload,
  Timer,
} from '../../../local/deploy/brand-cloud'

interface Kept {
  status: string
  runtime: string
  code: string
  timeoutSeconds: number
  environment: Readonly<Record<string, string>>
  timers: readonly DeployedTimer[]
}

const CREATED: Kept = {
  status: 'Active',
  runtime: 'Nodejs20.19',
  code: '',
  timeoutSeconds: 3,
  environment: {},
  timers: [],
}

/** As long as the cloud needs for a change of a function. */
const PAUSES = 2

/** The call of this number does not come back, once. */
interface Cut {
  readonly call: number
  readonly cut: 'not done' | 'done, and its answer lost'
}

/**
 * An environment that remembers, and behaves as CloudBase does where it is easily got wrong: a change of a function goes on after
 * its answer and ends while somebody waits, well or badly; meanwhile the next change is refused; what is not there cannot be
 * changed, and what is there cannot be created; variables that are sent take the place of all others.
 */
export class StandInCloud implements BrandCloud {
  readonly collections = new Map<string, { closed: boolean; indexes: string[] }>()
  readonly functions = new Map<string, Kept>()
  readonly versions: string[] = []
  /** Functions whose next change of code ends badly. */
  readonly failing = new Set<string>()
  /** Says yes to other variables and keeps its own. */
  clingsToVariables = false
  refusesTimers = false
  /** Says yes to a timer and has none. */
  losesTimers = false
  indexesMade = 0
  calls = 0
  private readonly changes: Array<{ readonly name: string; readonly into: string; pauses: number }> = []

  constructor(private readonly cutOff: Cut | null = null) {}

  has(name: string, kept: Partial<Kept>): this {
    this.functions.set(name, { ...CREATED, ...kept })
    return this
  }

  /** From now on it is in `status`, and in `into` once somebody has waited. */
  change(name: string, status: string, into: string): void {
    this.there(name).status = status
    this.changes.push({ name, into, pauses: PAUSES })
  }

  readonly pause = async (): Promise<void> => {
    for (const change of this.changes) if (--change.pauses === 0) this.there(change.name).status = change.into
  }

  createCollection(name: string): Promise<void> {
    return this.answer(() => {
      if (!this.collections.has(name)) this.collections.set(name, { closed: false, indexes: [] })
    })
  }

  indexesOf(name: string): Promise<readonly string[]> {
    return this.answer(() => [...this.collection(name).indexes])
  }

  createIndexes(name: string, indexes: readonly Index[]): Promise<void> {
    return this.answer(() => {
      this.indexesMade += indexes.length
      this.collection(name).indexes.push(...indexes.map((index) => index.name))
    })
  }

  closeToClients(name: string): Promise<void> {
    return this.answer(() => {
      this.collection(name).closed = true
    })
  }

  functionNamed(name: string): Promise<DeployedFunction | null> {
    return this.answer(() => {
      const kept = this.functions.get(name)
      if (kept === undefined) return null
      return { ...kept, reason: kept.status.endsWith('Failed') ? 'npm did not answer' : '' }
    })
  }

  createFunction(name: string, folder: string, config: FunctionConfig): Promise<void> {
    return this.answer(() => {
      const before = this.functions.get(name)
      if (before && before.status !== 'CreateFailed') throw new Error(`ResourceInUse.Function: ${name}`)
      this.functions.set(name, { ...CREATED, ...config, code: folder })
      this.change(name, 'Creating', this.failing.has(name) ? 'CreateFailed' : 'Active')
    })
  }

  uploadCode(name: string, folder: string): Promise<void> {
    return this.answer(() => {
      this.settled(name).code = folder
      this.change(name, 'Updating', this.failing.has(name) ? 'UpdateFailed' : 'Active')
    })
  }

  configureFunction(name: string, { timeoutSeconds, environment }: FunctionChange): Promise<void> {
    return this.answer(() => {
      const kept = this.settled(name)
      kept.timeoutSeconds = timeoutSeconds
      if (environment !== null && !this.clingsToVariables) kept.environment = environment
      this.change(name, 'Updating', 'Active')
    })
  }

  createTimer(functionName: string, { name, config }: Timer): Promise<void> {
    return this.answer(() => {
      const kept = this.settled(functionName)
      if (this.refusesTimers) throw new Error('[BatchCreateTrigger] 批量创建触发器失败，请稍后重试')
      if (kept.timers.some((timer) => timer.name === name)) throw new Error(`ResourceInUse.Trigger: ${name}`)
      if (!this.losesTimers) kept.timers = [...kept.timers, { name, config, on: true }]
    })
  }

  removeTimer(functionName: string, timerName: string): Promise<void> {
    return this.answer(() => {
      const kept = this.settled(functionName)
      if (!kept.timers.some(({ name }) => name === timerName)) throw new Error(`ResourceNotFound.Trigger: ${timerName}`)
      kept.timers = kept.timers.filter(({ name }) => name !== timerName)
    })
  }

  uploadMiniProgram({ version }: MiniProgramUpload): Promise<void> {
    return this.answer(() => {
      this.versions.push(version)
    })
  }

  private async answer<Answer>(does: () => Answer): Promise<Answer> {
    const cut = ++this.calls === this.cutOff?.call ? this.cutOff.cut : null
    if (cut === 'not done') throw new Error('no net')
    const answer = does()
    if (cut !== null) throw new Error('no net')
    return answer
  }

  private collection(name: string) {
    const collection = this.collections.get(name)
    if (collection === undefined) throw new Error(`ResourceNotFound.Table: ${name}`)
    return collection
  }

  private there(name: string): Kept {
    const kept = this.functions.get(name)
    if (kept === undefined) throw new Error(`ResourceNotFound.Function: ${name}`)
    return kept
  }

  private settled(name: string): Kept {
    const kept = this.there(name)
    if (kept.status.endsWith('ing')) throw new Error(`FailedOperation.FunctionStatusError: ${name} is ${kept.status}`)
    return kept
  }
}
