import { randomUUID } from 'node:crypto'
import { type Control, controlAt } from '../control-client'
import { type Person, XIAOMAN, ZHOUHE } from './people'

const DAY_MS = 24 * 60 * 60 * 1000

interface Past {
  readonly person: Person
  readonly source: string
  /** Days before today, joining first. */
  readonly checkedIn: readonly number[]
}

const PASTS: readonly Past[] = [
  {
    person: XIAOMAN,
    source: 'store:huaihai',
    checkedIn: [20, 19, 18, 17, 15, 14, 13, 12, 11, 10, 9, 6, 5, 4, 3, 2, 1],
  },
  { person: ZHOUHE, source: 'parcel:2611', checkedIn: [11, 10, 7, 6, 3] },
]

/** Fills a cloud with three people's days, by the functions themselves on a clock that walks from then to now: 林小满 has
 *  checked in six days in a row, 周禾 missed some, 陈木 has not joined. */
export async function seedDemo(controlUrl: string): Promise<void> {
  const control = controlAt(controlUrl)
  const { now } = await control.get<{ now: number }>('clock')
  try {
    for (const { daysAgo, past } of inOrderOfTime()) {
      await control.post('clock', { now: now - daysAgo * DAY_MS, timers: false })
      if (daysAgo === past.checkedIn[0]) await order(control, past.person, 'join', { source: past.source })
      await order(control, past.person, 'checkIn', {})
    }
  } finally {
    await control.post('clock', { real: true })
  }
}

function inOrderOfTime(): Array<{ daysAgo: number; past: Past }> {
  return PASTS.flatMap((past) => past.checkedIn.map((daysAgo) => ({ daysAgo, past }))).sort(
    (a, b) => b.daysAgo - a.daysAgo,
  )
}

async function order(control: Control, { openid }: Person, action: string, input: object): Promise<void> {
  const data = { action, requestId: randomUUID(), input }
  const { result, error } = await control.post<CallResult>('call', { openid, name: 'member', data })
  if (!result?.ok) throw new Error(`the seed's ${action} was refused: ${JSON.stringify(result ?? error)}`)
}

interface CallResult {
  readonly result?: { readonly ok: boolean }
  readonly error?: unknown
}
