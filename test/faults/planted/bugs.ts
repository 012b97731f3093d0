import type { Bug } from './bug'
import { CONSOLE } from './console'
import { KNOWN_OF_HER } from './known-of-her'
import { LEAVING } from './leaving'
import { RULES } from './rules'

/** Seeds within which each has to be found. */
export const FOUND_WITHIN = 1000

export const BUGS: readonly Bug[] = [...RULES, ...LEAVING, ...KNOWN_OF_HER, ...CONSOLE]
