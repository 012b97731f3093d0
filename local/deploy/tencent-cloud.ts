import path from 'node:path'
import { REPOSITORY } from '../repository'
import type { BrandCloud, DeployedFunction, DeployedTimer, Index } from './brand-cloud'
import { RUNTIME } from './runtime'
import type { FunctionDetail, Tools, Trigger } from './tools'

export interface Keys {
  readonly appid: string
  readonly envId: string
  /** Of Tencent Cloud's access management; may be narrowed to this environment. */
  readonly secretId: string
  readonly secretKey: string
}

/** The brand's environment through WeChat's and CloudBase's own tools. */
export function tencentCloud({ appid, envId, secretId, secretKey }: Keys, { loadCi, init }: Tools): BrandCloud {
  const manager = init({ secretId, secretKey, envId })
  return {
    createCollection: async (name) => {
      await manager.database.createCollectionIfNotExists(name)
    },
    indexesOf: async (name) => (await manager.database.describeCollection(name)).Indexes.map(({ Name }) => Name),
    createIndexes: async (name, indexes) => {
      await manager.database.updateCollection(name, { CreateIndexes: indexes.map(asTencentNames) })
    },
    closeToClients: async (name) => {
      const Param = { EnvId: envId, CollectionName: name, AclTag: 'ADMINONLY' }
      await manager.commonService('tcb', '2018-06-08').call({ Action: 'ModifyDatabaseACL', Param })
    },
    functionNamed: async (name) => {
      try {
        return asDeployed(await manager.functions.getFunctionDetail(name))
      } catch (fault) {
        if (isMissingFunction(fault)) return null
        throw fault
      }
    },
    createFunction: async (name, functionPath, { timeoutSeconds, environment }) => {
      const func = { ...HANDLED, name, runtime: RUNTIME, timeout: timeoutSeconds, envVariables: environment }
      await manager.functions.createFunction({ func, functionPath, deployMode: 'zip' })
    },
    uploadCode: async (name, functionPath) => {
      await manager.functions.updateFunctionCode({ func: { ...HANDLED, name }, functionPath, deployMode: 'zip' })
    },
    configureFunction: async (name, { timeoutSeconds, environment }) => {
      const variables = environment !== null && { envVariables: isEmpty(environment) ? NO_VARIABLES : environment }
      await manager.functions.updateFunctionConfig({ name, timeout: timeoutSeconds, ...variables })
    },
    createTimer: async (functionName, timer) => {
      await manager.functions.createFunctionTriggers(functionName, [timer])
    },
    removeTimer: async (functionName, timerName) => {
      await manager.functions.deleteFunctionTrigger(functionName, timerName)
    },
    uploadMiniProgram: async ({ version, description, keyFile }) => {
      const ci = loadCi()
      const project = new ci.Project({
        appid,
        type: 'miniProgram',
        projectPath: REPOSITORY,
        privateKeyPath: path.resolve(keyFile),
        ignores: ['node_modules/**/*', 'local/**/*', 'test/**/*'],
      })
      const miniprogram = path.join(REPOSITORY, 'miniprogram')
      const npm = { packageJsonPath: path.join(REPOSITORY, 'package.json'), miniprogramNpmDistDir: miniprogram }
      await ci.packNpmManually(npm)
      await ci.upload({ project, version, desc: description, setting: { useProjectConfig: true } })
    },
  }
}

/** How every function begins, and that its package.json is installed there: manager-node 5.6.5 leaves that out of an update
 *  unless it is told so. */
const HANDLED = { handler: 'index.main', installDependency: true } as const

/** manager-node 5.6.5 sends no environment at all where none is given, which leaves the old one. One empty pair in its place is how
 *  Tencent's own Terraform provider removes the last variable. */
const NO_VARIABLES = { '': '' } as const

const isEmpty = (record: object): boolean => Object.keys(record).length === 0

function asDeployed(detail: FunctionDetail): DeployedFunction {
  const { Status, StatusDesc, StatusReasons, Runtime, Environment, Triggers } = detail
  const reasons = [StatusDesc, ...(StatusReasons ?? []).map(({ ErrorMessage }) => ErrorMessage)]
  const variables = (Environment?.Variables ?? []).filter(({ Key }) => Key !== '')
  return {
    status: Status,
    reason: reasons.filter(Boolean).join('; '),
    runtime: Runtime,
    environment: Object.fromEntries(variables.map(({ Key, Value }) => [Key, Value])),
    timers: (Triggers ?? []).filter(({ Type }) => Type === 'timer').map(asTimer),
  }
}

/** GetFunction's error for a function that is not there. manager-node 5.6.5 hands its code on, and waits for no function before
 *  it creates one, as miniprogram-ci 2.1.42 does in vain. */
const isMissingFunction = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^ResourceNotFound\.Function(Name)?$/.test(String(fault.code))

const asTimer = ({ TriggerName, TriggerDesc, Enable }: Trigger): DeployedTimer => ({
  name: TriggerName,
  config: cronIn(TriggerDesc),
  on: Enable !== 0,
})

/** A trigger is made with its cron alone, and GetFunction gives it back as `{"cron":"0 * * * * * *"}`. */
function cronIn(description: string): string {
  return description.startsWith('{')
    ? String((JSON.parse(description) as { readonly cron?: unknown }).cron)
    : description
}

const asTencentNames = ({ name, fields, unique = false }: Index) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIsUnique: unique,
    MgoIndexKeys: fields.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
  },
})
