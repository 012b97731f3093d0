import { CallError } from '../functions/call-error'
import type { FunctionsRuntime } from '../functions/functions-runtime'
import type { WireActions } from './wire-action'
import { WireError } from './wire-error'

/** Functions that call functions: the same person, with `scf` added to the source. */
export function functionActions(functions: FunctionsRuntime): WireActions {
  return {
    'functions.invokeFunction': async ({ fields, caller: { openid, unionid }, source }) => {
      try {
        const json = await functions.call({
          name: fields.text('function_name'),
          payload: fields.optionalText('request_data') ?? '',
          caller: { ...(openid !== undefined && { openid }), ...(unionid !== undefined && { unionid }) },
          source,
        })
        return { data: { response_data: json } }
      } catch (error) {
        throw error instanceof CallError ? new WireError(error.code, error.message) : error
      }
    },
  }
}
