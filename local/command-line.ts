import { type ParseArgsConfig, parseArgs } from 'node:util'

/** An option has a value that it cannot have. */
class OptionError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

interface Command<Named extends Options> {
  /** What `--help` prints, and an option that is not there. */
  readonly usage: string
  readonly options: Named
  readonly allowPositionals?: boolean
  /** For a command that tests: a fault may be one of ours, whatever it says. */
  readonly showStack?: boolean
}

export type ValuesOf<Named extends Options> = ReturnType<typeof parseArgs<{ options: Named }>>['values']

/** Runs a command of this repository by its options. What it throws ends it with 1: a plain error says in its own words what is
 *  wrong and what to do; of any other, which is a fault of ours, the stack is shown. */
export async function runCommand<const Named extends Options>(
  { usage, options, allowPositionals = false, showStack = false }: Command<Named>,
  work: (values: ValuesOf<Named>, positionals: readonly string[]) => void | Promise<void>,
): Promise<void> {
  try {
    const read = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals })
    if ((read.values as { readonly help?: boolean }).help) console.log(usage)
    else await work(read.values as ValuesOf<Named>, read.positionals)
  } catch (fault) {
    console.error(wordsOf(fault, usage, showStack))
    process.exit(1)
  }
}

function wordsOf(fault: unknown, usage: string, showStack: boolean): string {
  if (!(fault instanceof Error)) return String(fault)
  const { code, port } = fault as NodeJS.ErrnoException & { readonly port?: number }
  if (code?.startsWith('ERR_PARSE_ARGS_')) return `${fault.message}\n${usage}`
  if (code === 'EADDRINUSE') return `端口 ${port} 已经有程序在用（EADDRINUSE）：用 --port 换一个，或先停下那个程序`
  if (fault instanceof OptionError) return fault.message
  const isPlain = Object.getPrototypeOf(fault) === Error.prototype
  return isPlain && !showStack ? fault.message : (fault.stack ?? fault.message)
}

/** The port that an option names; 0 takes any free one. */
export function portOf(option: string, text: string): number {
  return wholeNumberOf(option, text, { least: 0, most: 65_535 })
}

export function wholeNumberOf(
  option: string,
  text: string,
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
): number {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  const range = most === Number.MAX_SAFE_INTEGER ? `从 ${least} 起的整数` : ` ${least} 到 ${most} 的整数`
  throw new OptionError(`${option} 须是${range}：${text}`)
}
