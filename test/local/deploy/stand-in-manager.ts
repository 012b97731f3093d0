import type { Timer } from '../../../local/deploy/brand-cloud'
import type { FunctionDetail, Manager } from '../../../local/deploy/tools'

interface Func {
  readonly name: string
  readonly runtime?: string
  readonly timeout?: number
  readonly installDependency?: boolean
  readonly envVariables?: Readonly<Record<string, string>>
}

type Kept = { -readonly [Field in keyof FunctionDetail]: FunctionDetail[Field] } & { timeout?: number }

/** manager-node 5.6.5 over an environment that remembers, with its ways of failing and of leaving things out. */
export class StandInManager implements Manager {
  readonly kept = new Map<string, Kept>()
  /** What was sent to install, by function. */
  readonly installs: Array<readonly [name: string, folder: string]> = []

  readonly functions: Manager['functions'] = {
    getFunctionDetail: async (name) => this.there(name),
    createFunction: async (options) => {
      const { func, functionPath } = options as { func: Func; functionPath: string }
      if (this.kept.has(func.name)) throw refusal('ResourceInUse.Function', `${func.name} is there already`)
      this.kept.set(func.name, {
        Status: 'Active',
        Runtime: func.runtime ?? 'Nodejs20.19',
      })
      this.configure(func)
      // Node functions install at creation unless told not to.
      if (func.installDependency !== false) this.installs.push([func.name, functionPath])
    },
    updateFunctionCode: async (options) => {
      const { func, functionPath } = options as { func: Func; functionPath: string }
      this.there(func.name)
      // Without a runtime in the request it takes no function for one of Node.js.
      if (func.installDependency) this.installs.push([func.name, functionPath])
    },
    updateFunctionConfig: async (config) => this.configure(config as Func),
    createFunctionTriggers: async (functionName, triggers) => {
      const made = (triggers as readonly Timer[]).map(({ name, type, config }) => {
        const TriggerDesc = JSON.stringify({ cron: config })
        return { TriggerName: name, Type: type, TriggerDesc, Enable: 1 }
      })
      const kept = this.there(functionName)
      kept.Triggers = [...(kept.Triggers ?? []), ...made]
    },
    deleteFunctionTrigger: async (functionName, triggerName) => {
      const kept = this.there(functionName)
      kept.Triggers = (kept.Triggers ?? []).filter(({ TriggerName }) => TriggerName !== triggerName)
    },
  }

  readonly database: Manager['database'] = {
    createCollectionIfNotExists: async () => {},
    describeCollection: async () => ({ Indexes: [] }),
    updateCollection: async () => {},
  }

  commonService(): ReturnType<Manager['commonService']> {
    return { call: async () => {} }
  }

  /** Variables that are given take the place of all others; none given leave them. */
  private configure({ name, timeout, envVariables = {} }: Func): void {
    const kept = this.there(name)
    if (timeout !== undefined) kept.timeout = timeout
    const Variables = Object.entries(envVariables).map(([Key, Value]) => ({ Key, Value }))
    if (Variables.length > 0) kept.Environment = { Variables }
  }

  private there(name: string): Kept {
    const kept = this.kept.get(name)
    if (kept === undefined)
      throw refusal('ResourceNotFound.Function', `[GetFunction] 未找到指定的Function，请创建后再试。`)
    return kept
  }
}

const refusal = (code: string, message: string) => Object.assign(new Error(message), { name: 'CloudBaseError', code })
