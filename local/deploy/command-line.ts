import { parseArgs } from 'node:util'
import type { MiniProgramUpload } from './brand-cloud'

export const USAGE = `npm run deploy -- --check [--json]
npm run deploy -- --env ENV_ID [--unset NAME]… [--upload VERSION --key FILE [--note TEXT]]
  --check           look for what WeChat and CloudBase would refuse, without asking them
  --env ENV_ID      the CloudBase environment: its collections, indexes and functions
  --unset NAME      remove this environment variable from every function; without it a function keeps those it has
  --upload VERSION  upload the mini program too, as this version
  --key FILE        its upload key (private.wx….key), outside this folder
  --note TEXT       what the version is, for its console
  --help            this

In the environment: TENCENT_SECRET_ID and TENCENT_SECRET_KEY; FIRST_OPERATOR (an openid) and PAY_MERCHANT (a number) once they
are known. docs/deploy.md tells where each comes from.`

export type CommandLine =
  | { readonly what: 'help' }
  | { readonly what: 'check'; readonly json: boolean }
  | {
      readonly what: 'deploy'
      readonly json: boolean
      readonly envId: string
      /** Names of variables that functions lose. */
      readonly unset: readonly string[]
      /** Null leaves the mini program as it is. */
      readonly miniProgram: MiniProgramUpload | null
    }

/** Reads what was asked for. Throws, with the usage, what cannot be carried out. */
export function readCommandLine(words: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...words],
    options: {
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      env: { type: 'string' },
      key: { type: 'string' },
      upload: { type: 'string' },
      note: { type: 'string', default: '' },
      unset: { type: 'string', multiple: true, default: [] },
    },
  })
  const { json, env: envId, key, upload, note, unset } = values
  if (values.help) return { what: 'help' }
  if (values.check) return { what: 'check', json }
  if (envId === undefined) throw new Error(USAGE)
  if (upload === undefined) return { what: 'deploy', json, envId, unset, miniProgram: null }
  if (key === undefined) throw new Error(`--upload needs --key.\n\n${USAGE}`)
  return { what: 'deploy', json, envId, unset, miniProgram: { version: upload, description: note, keyFile: key } }
}
