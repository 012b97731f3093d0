import { forgetDraft, keepDraft, keptDraft } from '../../../services/kept-drafts'
import type { EventForm } from './event-form'

/** What an operator wrote and did not save, on this phone. */
export interface WrittenDraft {
  readonly form: EventForm
  /** Of the draft that it was written on; 0 for a new one. */
  readonly version: number
}

/** `eventId`: empty for a new event. */
export const keepWritten = (eventId: string, written: WrittenDraft): void => keepDraft(nameOf(eventId), written)
export const written = (eventId: string): WrittenDraft | null => keptDraft<WrittenDraft>(nameOf(eventId))
export const forgetWritten = (eventId: string): void => forgetDraft(nameOf(eventId))

/** Set aside for somebody else's version, until it is taken back or given up. */
export const setAside = (eventId: string, form: EventForm): void => keepDraft(asideOf(eventId), form)
export const aside = (eventId: string): EventForm | null => keptDraft<EventForm>(asideOf(eventId))
export const giveUpAside = (eventId: string): void => forgetDraft(asideOf(eventId))

const nameOf = (eventId: string): string => `event ${eventId}`
const asideOf = (eventId: string): string => `event ${eventId} aside`
