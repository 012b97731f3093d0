import { NEW_RULE_BOOK, type RuleBook } from '../domain/messages/rule-book'
import { RULE_BOOK_KEY, type RuleBookDocument, ruleBooks } from '../platform/messages'

/** What all message rules have come to. One wire call. */
export const loadRuleBook = async (): Promise<RuleBookDocument | null> => ruleBooks.get(RULE_BOOK_KEY)

/** Writes the book as a batch has changed it, unless somebody else changed it since. One wire call. */
export async function saveRuleBook(document: RuleBookDocument | null, book: RuleBook): Promise<boolean> {
  const { counts, paused, since, counting } = book
  const changed = { counts, paused, since, counting }
  if (document === null) {
    const first = { _id: RULE_BOOK_KEY, beside: RULE_BOOK_KEY, version: 1, answered: [], outbox: [] }
    return (await ruleBooks.add({ ...changed, ...first })) === 'added'
  }
  const { _id, version } = document
  return ruleBooks.changeIf({ _id, version }, { set: { ...changed, version: version + 1 } })
}

export const bookIn = (document: RuleBookDocument | null): RuleBook => document ?? NEW_RULE_BOOK
