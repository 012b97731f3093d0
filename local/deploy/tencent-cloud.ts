import { createRequire } from 'node:module'
import path from 'node:path'
import { REPOSITORY } from '../repository'
import type { BrandCloud, Index } from './brand-cloud'
import { installTools } from './install-tools'

const TOOLS = path.join(REPOSITORY, 'local/deploy/tools')

export interface Keys {
  readonly appid: string
  readonly envId: string
  /** Of Tencent Cloud's access management; may be narrowed to this environment. */
  readonly secretId: string
  readonly secretKey: string
  /** The file of the mini program's upload key, from its console under 开发管理. */
  readonly uploadKey: string
}

/** The brand's environment through WeChat's and CloudBase's own tools. They are large, so the first deployment installs
 *  them, as their lock file says. */
export function tencentCloud({ appid, envId, secretId, secretKey, uploadKey }: Keys): BrandCloud {
  installTools(TOOLS)
  const load = createRequire(path.join(TOOLS, 'package.json'))
  const ci = load('miniprogram-ci') as MiniProgramCi
  const { init } = load('@cloudbase/manager-node') as { init(options: object): Manager }
  const manager = init({ secretId, secretKey, envId })
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: REPOSITORY,
    privateKeyPath: uploadKey,
    ignores: ['node_modules/**/*', 'local/**/*', 'test/**/*'],
  })
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
    uploadFunction: async (name, folder) => {
      await ci.cloud.uploadFunction({ project, env: envId, name, path: folder, remoteNpmInstall: true })
    },
    configureFunction: async (name, { timeoutSeconds, environment }) => {
      await manager.functions.updateFunctionConfig({ name, timeout: timeoutSeconds, envVariables: environment })
    },
    setTimers: async (functionName, triggersConfig) => {
      await ci.cloud.createTimeTrigger({ project, envId, functionName, triggersConfig })
    },
    uploadMiniProgram: async (version, desc) => {
      const miniprogram = path.join(REPOSITORY, 'miniprogram')
      const npm = { packageJsonPath: path.join(REPOSITORY, 'package.json'), miniprogramNpmDistDir: miniprogram }
      await ci.packNpmManually(npm)
      await ci.upload({ project, version, desc, setting: { useProjectConfig: true } })
    },
  }
}

const asTencentNames = ({ name, fields, unique = false }: Index) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIsUnique: unique,
    MgoIndexKeys: fields.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
  },
})

/** What we use of the two tools: they are not there when our types are checked. */
interface MiniProgramCi {
  readonly Project: new (options: object) => object
  readonly cloud: {
    uploadFunction(options: object): Promise<unknown>
    createTimeTrigger(options: object): Promise<unknown>
  }
  packNpmManually(options: object): Promise<unknown>
  upload(options: object): Promise<unknown>
}

interface Manager {
  readonly database: {
    createCollectionIfNotExists(name: string): Promise<unknown>
    describeCollection(name: string): Promise<{ readonly Indexes: ReadonlyArray<{ readonly Name: string }> }>
    updateCollection(name: string, changes: object): Promise<unknown>
  }
  readonly functions: { updateFunctionConfig(config: object): Promise<unknown> }
  commonService(service: string, version: string): { call(request: object): Promise<unknown> }
}
