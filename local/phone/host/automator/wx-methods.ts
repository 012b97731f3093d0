import type { HostContext } from '../context'
import { ANSWER_LATER } from '../wx/wx-names'
import { functionFrom } from './function-from'
import { listOf, type Methods, type Params, textOf } from './parameters'
import { plain } from './plain'

type WxMethod = (...args: unknown[]) => unknown

/** Calling methods of `wx`, and putting others in their place. */
export function wxMethods(context: HostContext): Methods {
  const methodOf = (params: Params): { name: string; call: WxMethod } => {
    if (params.pluginId) throw new Error('plugins are not supported by the local phone')
    const name = textOf(params, 'method')
    const call = context.wx[name]
    if (typeof call !== 'function') throw new Error(`wx.${name} not exists`)
    return { name, call: call as WxMethod }
  }

  return {
    'App.callWxMethod': async (params) => {
      const { call } = methodOf(params)
      return { result: plain(await answered(call, listOf(params, 'args'))) }
    },
    'App.mockWxMethod': (params) => {
      const { name } = methodOf(params)
      context.mocks.delete(name)
      if (params.functionDeclaration) {
        const stand = functionFrom(textOf(params, 'functionDeclaration'))
        const self = { origin: context.wx[name] }
        const more = listOf(params, 'args')
        // The first parameter is always the method's own, even where the page gave none.
        context.mocks.set(
          name,
          settling(name, (first, ...rest) => stand.call(self, first, ...rest, ...more)),
        )
      } else if ('result' in params) {
        context.mocks.set(
          name,
          settling(name, () => params.result),
        )
      }
    },
  }
}

/** What a method answers, whether it returns it, promises it or hands it to callbacks that the client cannot send. */
async function answered(call: WxMethod, args: readonly unknown[]): Promise<unknown> {
  try {
    return await call(...args)
  } catch (fault) {
    throw new Error(reasonOf(fault))
  }
}

function reasonOf(fault: unknown): string {
  const { errMsg, message } = (fault ?? {}) as { readonly errMsg?: unknown; readonly message?: unknown }
  return String(errMsg ?? message ?? fault)
}

/** Gives a stand-in's answer the way that `wx` would: to callbacks where there are any, else as a promise for the methods
 *  that answer later, else at once. An `errMsg` with `:fail` is a failure. */
function settling(name: string, stand: (first: unknown, ...rest: unknown[]) => unknown): WxMethod {
  return (first, ...rest) => {
    const { success, fail, complete } = (first ?? {}) as Callbacks
    if (success || fail || complete) {
      void Promise.resolve(stand(first, ...rest))
        .then(settled)
        .then(
          (result) => {
            success?.(result)
            complete?.(result)
          },
          (failure) => {
            fail?.(failure)
            complete?.(failure)
          },
        )
      return undefined
    }
    if (!ANSWER_LATER.includes(name)) return stand(first, ...rest)
    return Promise.resolve(stand(first, ...rest)).then(settled)
  }
}

interface Callbacks {
  readonly success?: (result: unknown) => void
  readonly fail?: (failure: unknown) => void
  readonly complete?: (result: unknown) => void
}

function settled(result: unknown): unknown {
  const { errMsg } = (result ?? {}) as { readonly errMsg?: unknown }
  if (typeof errMsg === 'string' && errMsg.includes(':fail')) throw result
  return result
}
