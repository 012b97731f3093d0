import type { BrandEvent, EventDraft, Simulation } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf } from './call'

/** Whether one is an operator, and under which name. */
export function loadOperator(): Promise<Answer<DataOf<'brand', 'me'>>> {
  return call('brand', 'me', {})
}

export function loadEvents(cursor: string): Promise<Answer<DataOf<'brand', 'events'>>> {
  return call('brand', 'events', cursor === '' ? {} : { cursor })
}

export function loadEvent(eventId: string): Promise<Answer<DataOf<'brand', 'event'>>> {
  return call('brand', 'event', { eventId })
}

/** Writes a draft, or changes a published event in the members' favour. */
export function saveEvent(draft: EventDraft): Promise<Answer<{ event: BrandEvent }>> {
  return act('brand', 'saveEvent', draft, '')
}

export function simulate(eventId: string): Promise<Answer<Simulation>> {
  return call('brand', 'simulate', { eventId })
}

/** Locks the draft as it was at `version`. */
export function publish({ id: eventId, version }: BrandEvent): Promise<Answer<{ event: BrandEvent }>> {
  return act('brand', 'publish', { eventId, version }, '')
}

/** Takes a draft away as it was at `version`. */
export function deleteDraft(eventId: string, version: number): Promise<Answer<{ event: BrandEvent }>> {
  return act('brand', 'deleteDraft', { eventId, version }, '')
}

export function close(eventId: string): Promise<Answer<{ event: BrandEvent }>> {
  return act('brand', 'close', { eventId }, '')
}

export function reveal(eventId: string): Promise<Answer<{ event: BrandEvent }>> {
  return act('brand', 'reveal', { eventId }, '')
}
