import type { CollectionSpecs } from '../../../../local/cloud/seams'

/** What the writer that gets killed keeps: accounts between which it moves amounts, an entry for each move, and notes that it writes
 *  and removes one by one. */
export const collections: CollectionSpecs = {
  accounts: { indexes: [{ name: 'balance', fields: [['balance', 1]] }] },
  entries: {
    indexes: [
      { name: 'number', fields: [['number', 1]], unique: true },
      {
        name: 'from_number',
        fields: [
          ['from', 1],
          ['number', -1],
        ],
      },
    ],
  },
  notes: {
    indexes: [
      { name: 'number', fields: [['number', 1]], unique: true },
      { name: 'tags', fields: [['tags', 1]] },
    ],
  },
}

export const ACCOUNTS = Array.from({ length: 8 }, (_, at) => `account-${at}`)

/** What every account begins with. */
export const OPENING_BALANCE = 1000

/** A note is removed when so many have been written after it. */
export const NOTES_KEPT = 20

/** `note 7` and so on: one line for each write that the store has acknowledged, and one before a removal. */
export interface Acknowledged {
  readonly kind: (typeof KINDS)[number]
  readonly number: number
}

const KINDS = ['note', 'touched', 'removing', 'removed', 'entry'] as const

export function parseAcknowledgements(output: string): Acknowledged[] {
  const complete = output.slice(0, output.lastIndexOf('\n') + 1)
  return complete.split('\n').flatMap((line) => {
    const [word, number] = line.split(' ')
    const kind = KINDS.find((known) => known === word)
    return kind === undefined ? [] : [{ kind, number: Number(number) }]
  })
}
