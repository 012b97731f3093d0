import { currentCaller } from '../platform/caller'
import { carryOutboxes } from './carry-outboxes'

/** Run by the timer of config.json every minute, sometimes twice; each job may be repeated without harm. */
export async function main(): Promise<{ did: Record<string, number> } | { ok: false; error: { code: string } }> {
  if (!currentCaller().sources.includes('wx_trigger')) return { ok: false, error: { code: 'NOT_ALLOWED' } }
  return { did: { carryOutboxes: await carryOutboxes() } }
}
