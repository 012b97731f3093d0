import { join, resolve } from 'node:path'
import { portOf, runCommand } from '../command-line'
import { functionEnvironment } from '../function-environment'
import { ourCloud } from '../our-cloud'
import { REPOSITORY } from '../repository'
import { startCloud } from './start-cloud'

const USAGE = `npm run cloud -- [--port N] [--data DIR] [--functions DIR] [--json]
  --port N         the port (any free one)
  --data DIR       where everything is kept (.data/)
  --functions DIR  built functions of any project, one folder each, in place of ours
  --json           print one line of JSON`

/** `npm run cloud`: the local cloud alone, until SIGTERM or SIGINT. */
void runCommand(
  {
    usage: USAGE,
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: join(REPOSITORY, '.data') },
      functions: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  },
  async (values) => {
    // Functions run in UTC in the real cloud; whatever else this process prints may as well.
    process.env.TZ = 'UTC'
    const port = portOf('--port', values.port)
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
      ...(ours
        ? ourCloud(process.env.FIRST_OPERATOR)
        : { environment: functionEnvironment(process.env.FIRST_OPERATOR) }),
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
  },
)
