import { writeSync } from 'node:fs'
import type { Modify } from '../../../../local/cloud/seams'
import { openStore } from '../../../../local/cloud/store/open-store'
import { ACCOUNTS, type Acknowledged, collections, NOTES_KEPT, OPENING_BALANCE } from './ledger'

/** Writes until it is killed, and says on its output what has been acknowledged. */
async function writeForEver(dataDir: string): Promise<never> {
  const store = openStore({ dataDir, collections, now: Date.now })
  for (const _id of ACCOUNTS) {
    if (store.count('accounts', { _id }) === 0) await store.insert('accounts', [{ _id, balance: OPENING_BALANCE }])
  }
  const last = (collection: string): number =>
    Number(store.find(collection, { order: [['number', -1]], limit: 1 })[0]?.number ?? 0)

  for (;;) {
    const note = last('notes') + 1
    await store.insert('notes', [{ _id: `note-${note}`, number: note, tags: [note % 3, note % 5], touched: 0 }])
    acknowledge('note', note)
    await store.modify('notes', change({ number: note }, { $inc: { touched: 1 }, $push: { tags: 'touched' } }))
    acknowledge('touched', note)
    const old = note - NOTES_KEPT
    acknowledge('removing', old)
    if ((await store.remove('notes', { query: { number: old }, multi: false })) > 0) acknowledge('removed', old)

    const number = last('entries') + 1
    const [from, to] = [ACCOUNTS[number % 8] ?? '', ACCOUNTS[(number * 3 + 1) % 8] ?? '']
    const amount = (number % 9) + 1
    const transaction = store.begin()
    await store.modify('accounts', change({ _id: from }, { $inc: { balance: -amount } }), transaction)
    await store.modify('accounts', change({ _id: to }, { $inc: { balance: amount } }), transaction)
    await store.insert('entries', [{ _id: `entry-${number}`, number, from, to, amount }], transaction)
    store.commit(transaction)
    acknowledge('entry', number)
  }
}

function change(query: Record<string, unknown>, update: Record<string, unknown>): Modify {
  return { query, change: update, multi: false, merge: true, upsert: false }
}

function acknowledge(kind: Acknowledged['kind'], number: number): void {
  writeSync(1, `${kind} ${number}\n`)
}

void writeForEver(process.argv[2] ?? '')
