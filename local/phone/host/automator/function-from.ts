/** The function that a client sent as its source: an arrow, `function …`, or a method written in short. */
export function functionFrom(declaration: string): (this: unknown, ...args: unknown[]) => unknown {
  const made = evaluated(`(${declaration})`) ?? evaluated(`(function ${declaration})`)
  if (typeof made !== 'function') throw new Error('functionDeclaration is not a function')
  return made as (this: unknown, ...args: unknown[]) => unknown
}

function evaluated(source: string): unknown {
  try {
    // Indirectly, so that it sees the globals of the mini program and nothing of this file.
    // biome-ignore lint/security/noGlobalEval: running the client's code is what App.callFunction is for
    return globalThis.eval(source)
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}
