import type { Happening } from '../domain/happenings/happening'
import { type Documents, documentsOf } from './documents'

export const happenings: Documents<Happening> = documentsOf('happenings')
