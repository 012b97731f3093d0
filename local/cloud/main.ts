import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { functionEnvironment } from '../function-environment'
import { REPOSITORY } from '../repository'
import { startCloud } from './start-cloud'

/** `npm run cloud`: the local cloud alone, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  // Functions run in UTC in the real cloud; whatever else this process prints may as well.
  process.env.TZ = 'UTC'
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: join(REPOSITORY, '.data') },
      functions: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port 须是 0 到 65535 的整数：${values.port}`)

  const ours = values.functions === undefined
  if (ours) await (await import('../build/functions')).buildFunctions()
  const cloud = await startCloud({
    port,
    dataDir: resolve(values.data),
    functionsDir:
      values.functions === undefined ? join(REPOSITORY, 'dist', 'cloudfunctions') : resolve(values.functions),
    ...(ours && {
      collectionsFile: join(REPOSITORY, 'cloudfunctions', 'collections.json'),
      templatesFile: join(REPOSITORY, 'cloudfunctions', 'templates.json'),
    }),
    environment: functionEnvironment(process.env.FIRST_OPERATOR),
    warm: true,
    // The one line of JSON is all that goes to standard output: whoever asked for it reads it from there.
    log: (line) => console.error(line),
  })
  const { admin, control, env } = cloud
  console.log(values.json ? JSON.stringify({ admin, control, env }) : `本地云 ${admin}\n控制口 ${control}`)

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void cloud.close().then(() => process.exit(0))
    })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
