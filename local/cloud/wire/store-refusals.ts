import type { StoreRefusal } from '../seams'
import { StoreError } from '../store/store-error'
import type { WireAction, WireActions } from './wire-action'
import {
  badCommand,
  collectionExists,
  duplicateKey,
  noCollection,
  noTransaction,
  transactionConflict,
  type WireError,
} from './wire-error'

const SAID_AS: Record<StoreRefusal, (error: StoreError) => WireError> = {
  DUPLICATE_KEY: ({ facts, message }) =>
    duplicateKey(
      facts.index === undefined ? message : duplicateKeyText(facts.collection ?? '', facts.index, facts.key ?? {}),
    ),
  NO_COLLECTION: ({ facts, message }) => noCollection(facts.collection ?? message),
  COLLECTION_EXISTS: ({ facts, message }) => collectionExists(facts.collection ?? message),
  CONFLICT: transactionConflict,
  NO_TRANSACTION: noTransaction,
  BAD_QUERY: ({ message }) => badCommand(message),
  BAD_UPDATE: ({ message }) => badCommand(message),
  UNSUPPORTED: ({ message }) => badCommand(message),
}

/** The same actions, with the store's refusals said in CloudBase's codes and texts. */
export function asWireErrors(actions: WireActions): WireActions {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, translated(action)]))
}

function translated(action: WireAction): WireAction {
  const said = (error: unknown): never => {
    throw error instanceof StoreError ? SAID_AS[error.reason](error) : error
  }
  return (request) => {
    try {
      const answer = action(request)
      return answer instanceof Promise ? answer.catch(said) : answer
    } catch (error) {
      return said(error)
    }
  }
}

function duplicateKeyText(collection: string, index: string, key: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(key).map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
  return `E11000 duplicate key error collection: local-env.${collection} index: ${index} dup key: { ${shown.join(', ')} }`
}
