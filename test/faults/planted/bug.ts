import type { Patch } from '../../../local/in-process/build-bundles'

/** A mistake that somebody could make, put into the sources on purpose: the worlds have to notice. */
export interface Bug {
  /** Kebab case. */
  readonly name: string
  /** The rule of the architecture that it breaks. */
  readonly rule: string
  readonly patches: readonly Patch[]
}
