/** A refusal as the wire says it: always HTTP 200 with `{code, message, requestId}`. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

const ADVICE = 'Please check your request, but if the problem persists, contact us.'

export const invalidParam = (message: string) => new WireError('INVALID_PARAM', message)

export const duplicateKey = (detail: string) =>
  new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{${detail}}]}, {<nil>}]. ${ADVICE}`,
  )

export const noCollection = (detail: string) =>
  new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${detail}. ${ADVICE}`)

export const collectionExists = (detail: string) =>
  new WireError('DATABASE_REQUEST_FAILED', `[ResourceExist] Table exist: ${detail}. ${ADVICE}`)

export const transactionConflict = () =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${ADVICE}`,
  )

export const noTransaction = () =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${ADVICE}`,
  )

export const badCommand = (detail: string) =>
  new WireError('DATABASE_REQUEST_FAILED', `[InvalidParameter] ${detail}. ${ADVICE}`)
