import { auditStore } from '../../../local/audit/audit-store'
import type { Invariant } from './invariant'

const SILENT = { total: () => undefined, done: () => undefined }

/** What `npm run audit` proves of any store: points, chains, roots, units against draws and vouchers. */
export const audited: Invariant = ({ store }) => {
  const { firstWrong } = auditStore(store, SILENT)
  return firstWrong === undefined ? null : `${firstWrong.document}: ${firstWrong.fault}`
}
