import type { ProgramModule } from '../program'

/** Runs modules of the mini program once each, in the order in which they are required. `coming` is what a module has to wait for,
 *  when its package is not there yet; `sourceMapUrl` is for the browser's debugger. */
export function createModuleLoader(
  modules: Readonly<Record<string, ProgramModule>>,
  coming: (id: string) => Promise<void> | undefined,
  sourceMapUrl?: (id: string) => string,
): (id: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()

  return function load(id: string): unknown {
    const known = loaded.get(id)
    if (known) return known.exports
    const source = modules[id]
    if (!source) throw new Error(`module '${id}' is not defined`)
    const module = { exports: {} as unknown }
    loaded.set(id, module)
    const require = Object.assign(
      /** With a callback it is the older way to ask for a module of a subpackage. */
      (reference: string, done?: (exports: unknown) => void, failed?: (fault: object) => void): unknown => {
        if (!done) return load(targetOf(reference, source.requires))
        require.async(reference).then(done, (fault: Error) => failed?.({ errMsg: fault.message, mod: reference }))
        return undefined
      },
      {
        /** Modules of subpackages. */
        async: async (reference: string): Promise<unknown> => {
          const target = targetOf(reference, source.requires)
          await coming(target)
          return load(target)
        },
      },
    )
    try {
      evaluate(id, source.code, sourceMapUrl?.(id)).call(module.exports, require, module, module.exports)
    } catch (failure) {
      loaded.delete(id)
      throw failure
    }
    return module.exports
  }
}

function targetOf(reference: string, requires: Readonly<Record<string, string>>): string {
  const target = requires[reference]
  if (target === undefined) throw new Error(`module '${reference}' is not defined, require args is '${reference}'`)
  return target
}

type ModuleFunction = (
  this: unknown,
  require: (reference: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void

/** Names that modules find undefined: no phone has `process`, and packages choose their way by it. Under jest there is one. */
const ABSENT = 'process'

/** What stands before a module's code, on its first line. */
export const MODULE_HEAD = '(function(require,module,exports){'
/** What a module is called in stacks, before its id. */
export const MODULE_ADDRESS = 'app:///'

/** Evaluated one by one under its own name, so that stacks and the browser's debugger show files, not the bundle. */
function evaluate(id: string, code: string, mapUrl: string | undefined): ModuleFunction {
  // biome-ignore lint/security/noGlobalEval: running the mini program's own code is what the host is for
  const evaluateGlobally = globalThis.eval
  const map = mapUrl === undefined ? '' : `\n//# sourceMappingURL=${mapUrl}`
  return evaluateGlobally(
    `(function(require,module,exports,${ABSENT}){${code}\n})\n//# sourceURL=${MODULE_ADDRESS}${id}${map}`,
  ) as ModuleFunction
}
