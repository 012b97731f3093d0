/** Why a call of a function failed: CloudBase's code, the number that the mini program sees, a text. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }
}

export const noSuchFunction = (name: string) =>
  new CallError('FUNCTIONS_REQUEST_FAIL', -501000, `FunctionName parameter could not be found: ${JSON.stringify(name)}`)

export const badConfig = (file: string, fault: string) =>
  new CallError('FUNCTIONS_CONFIG_INVALID', -501007, `${file}：${fault}`)

export const functionThrew = (stack: string) =>
  new CallError(
    'FUNCTIONS_EXECUTE_FAIL',
    -504002,
    JSON.stringify({ errorCode: 1, errorMessage: 'user code exception caught', stackTrace: stack }),
  )

export const functionExited = (detail: string) =>
  new CallError(
    'FUNCTIONS_EXECUTE_FAIL',
    -504002,
    JSON.stringify({ errorCode: 1, errorMessage: `user code process exited: ${detail}` }),
  )

export const outOfTime = (timeoutMs: number) =>
  new CallError('FUNCTIONS_TIME_LIMIT', -504003, `Invoking task timed out after ${timeoutMs / 1000} seconds`)

export const replyTooLarge = () =>
  new CallError(
    'WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT',
    -604001,
    '-604001 cloudfunction result size exceed limit (1MB)',
  )

export const payloadTooLarge = (bytes: number) =>
  new CallError('EXCEED_MAX_PAYLOAD_SIZE', -501003, `调用云函数的参数为 ${bytes} 字节，超过 1 MB 的上限`)
