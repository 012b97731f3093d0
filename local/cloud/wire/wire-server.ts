import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Counters } from '../counters'
import type { Fault, Faults } from '../faults'
import { HttpRefusal, sendJson } from '../http'
import { paySystemError } from '../wechat/pay/pay-reply'
import type { WireActions, WireAnswer } from './wire-action'
import { invalidParam, transactionConflict, WireError } from './wire-error'
import { readWireRequest, type WireRequest } from './wire-request'

export interface WireServerParts {
  readonly actions: WireActions
  readonly counters: Counters
  readonly faults: Faults
  /** Ends the worker in which this invocation runs. */
  readonly killInvocation: (requestId: string) => void
  readonly log: (line: string) => void
}

/** The one endpoint that the SDK speaks to. Failures are HTTP 200 with a code, as in CloudBase, save those asked for. */
export function wireServer(parts: WireServerParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID()
    try {
      const call = await readWireRequest(request)
      const { functionName } = call.caller
      parts.counters.countAction(call.caller, call.action)
      const faults = parts.faults.strike({ functionName, action: call.action })
      if (faults.length > 0 && !(await strikeBefore(faults, call, response))) return

      const isRefused = faults.some(({ kind }) => kind === 'systemError')
      const answer = isRefused ? PAY_SYSTEM_ERROR : await answerTo(call)
      if (faults.some(({ kind }) => kind === 'lostReply')) response.destroy()
      else sendAnswer(response, answer, requestId)
    } catch (error) {
      sendJson(response, 200, { ...said(error, requestId), requestId })
    }
  }

  function answerTo(call: WireRequest): WireAnswer | Promise<WireAnswer> {
    const action = Object.hasOwn(parts.actions, call.action) ? parts.actions[call.action] : undefined
    if (action === undefined) throw invalidParam(`unknown action ${call.action}`)
    return action(call)
  }

  /** Whether the call is still to be carried out. */
  async function strikeBefore(faults: readonly Fault[], call: WireRequest, response: ServerResponse): Promise<boolean> {
    for (const { kind, ms } of faults) {
      if (kind === 'delay') await sleep(ms)
      if (kind === 'conflict') {
        // A conflict ends the transaction that it strikes.
        if (call.fields.optionalText('transactionId')) await answerTo({ ...call, action: 'database.abortTransaction' })
        throw transactionConflict()
      }
      if (kind === 'error500') {
        sendJson(response, 500, { code: 'INTERNAL_SERVER_ERROR', message: 'planned fault' })
        return false
      }
      if (kind === 'kill') {
        if (call.caller.requestId !== undefined) parts.killInvocation(call.caller.requestId)
        response.destroy()
        return false
      }
    }
    return true
  }

  function said(error: unknown, requestId: string): { code: string; message: string } {
    if (error instanceof WireError) return { code: error.code, message: error.message }
    if (error instanceof HttpRefusal) return { code: 'INVALID_PARAM', message: error.message }
    parts.log(`wire ${requestId}: ${error instanceof Error ? error.stack : String(error)}`)
    return { code: 'SYS_ERR', message: '[InternalError] the local cloud failed; see its log' }
  }
}

/** WeChat Pay's own fault, before it has done anything. */
const PAY_SYSTEM_ERROR: WireAnswer = { bytes: Buffer.from(JSON.stringify(paySystemError({}))) }

/** Raw replies must not carry `application/json; charset=utf-8`: the SDK takes that exact value for an error. */
function sendAnswer(response: ServerResponse, answer: WireAnswer, requestId: string): void {
  if (!('bytes' in answer)) {
    sendJson(response, 200, { ...answer, requestId })
    return
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': answer.bytes.length })
  response.end(answer.bytes)
}
