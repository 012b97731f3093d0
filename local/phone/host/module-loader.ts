import type { ProgramModule } from '../program'

/** Runs modules of the mini program once each, in the order in which they are required. */
export function createModuleLoader(modules: Readonly<Record<string, ProgramModule>>): (id: string) => unknown {
  const loaded = new Map<string, { exports: unknown }>()

  return function load(id: string): unknown {
    const known = loaded.get(id)
    if (known) return known.exports
    const source = modules[id]
    if (!source) throw new Error(`module '${id}' is not defined`)
    const module = { exports: {} as unknown }
    loaded.set(id, module)
    const require = (reference: string): unknown => {
      const target = source.requires[reference]
      if (target === undefined) throw new Error(`module '${reference}' is not defined, require args is '${reference}'`)
      return load(target)
    }
    try {
      evaluate(id, source.code).call(module.exports, require, module, module.exports)
    } catch (failure) {
      loaded.delete(id)
      throw failure
    }
    return module.exports
  }
}

type ModuleFunction = (
  this: unknown,
  require: (reference: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
) => void

/** Names that modules find undefined: no phone has `process`, and packages choose their way by it. Under jest there is one. */
const ABSENT = 'process'

/** Evaluated one by one under its own name, so that stacks and the browser's debugger show files, not the bundle. */
function evaluate(id: string, code: string): ModuleFunction {
  // biome-ignore lint/security/noGlobalEval: running the mini program's own code is what the host is for
  const evaluateGlobally = globalThis.eval
  return evaluateGlobally(
    `(function(require,module,exports,${ABSENT}){${code}\n})\n//# sourceURL=app:///${id}`,
  ) as ModuleFunction
}
