import { createRequire } from 'node:module'
import path from 'node:path'
import { REPOSITORY } from '../repository'
import { installTools } from './install-tools'

const TOOLS = path.join(REPOSITORY, 'local/deploy/tools')

/** What we use of the two tools: they are not there when our types are checked. */
export interface Tools {
  /** Read only when it is needed: it takes seconds. */
  loadCi(): MiniProgramCi
  init(options: { readonly secretId: string; readonly secretKey: string; readonly envId: string }): Manager
}

/** WeChat's and CloudBase's own tools. They are large, so the first deployment installs them, as their lock file says. */
export function loadTools(): Tools {
  installTools(TOOLS)
  const load = createRequire(path.join(TOOLS, 'package.json'))
  const { init } = load('@cloudbase/manager-node') as Pick<Tools, 'init'>
  return { loadCi: () => load('miniprogram-ci') as MiniProgramCi, init }
}

interface MiniProgramCi {
  readonly Project: new (options: object) => object
  packNpmManually(options: object): Promise<unknown>
  upload(options: object): Promise<unknown>
}

export interface Manager {
  readonly database: {
    createCollectionIfNotExists(name: string): Promise<unknown>
    describeCollection(name: string): Promise<{ readonly Indexes: ReadonlyArray<{ readonly Name: string }> }>
    updateCollection(name: string, changes: object): Promise<unknown>
  }
  readonly functions: {
    getFunctionDetail(name: string): Promise<FunctionDetail>
    createFunction(options: object): Promise<unknown>
    updateFunctionCode(options: object): Promise<unknown>
    updateFunctionConfig(config: object): Promise<unknown>
    createFunctionTriggers(functionName: string, triggers: readonly object[]): Promise<unknown>
    deleteFunctionTrigger(functionName: string, triggerName: string): Promise<unknown>
  }
  commonService(service: string, version: string): { call(request: object): Promise<unknown> }
}

export interface FunctionDetail {
  readonly Status: string
  readonly StatusDesc?: string
  readonly StatusReasons?: ReadonlyArray<{ readonly ErrorMessage: string }>
  readonly Runtime: string
  readonly Environment?: { readonly Variables?: ReadonlyArray<{ readonly Key: string; readonly Value: string }> }
  readonly Triggers?: readonly Trigger[]
}

export interface Trigger {
  readonly Type: string
  readonly TriggerName: string
  readonly TriggerDesc: string
  /** 0 when it is switched off. */
  readonly Enable?: number
}
