import {
  type ExportedRow,
  exportedAct,
  exportedDraw,
  exportedEntry,
  exportedMessage,
  exportedOrder,
  exportedReceipt,
  exportedVoucher,
} from './export-rows'

/** By which of her names a collection knows a member. */
export type OwnerField = 'accountId' | 'memberNo' | 'invitedBy'

/** What becomes of a collection's documents about a member who is erased (rule E-6). */
export type Erasure =
  /** It says nothing of the person once the account's owner is unknown, and something rests on it. */
  | { readonly treat: 'keep'; readonly why: string }
  | { readonly treat: 'remove'; readonly by: OwnerField }
  /** What is personal goes. `end`: fields that become the instant of the erasure unless they are earlier. `versioned`: who
   *  read it before writes by its version. */
  | {
      readonly treat: 'cut'
      readonly by: OwnerField
      readonly fields: readonly string[]
      readonly end?: readonly string[]
      readonly versioned?: true
      readonly why: string
    }

/** How a member's file shows what a collection holds of her (rule E-4). */
type Showing =
  | {
      readonly part: string
      readonly by: OwnerField
      /** A number that grows from the oldest on. */
      readonly order: string
      readonly row: (document: never) => ExportedRow
    }
  | { readonly notShown: string }

export interface Holding {
  readonly erasure: Erasure
  readonly showing: Showing
}

/**
 * What each collection holds of a person. A collection without a row here fails a test: whoever adds one has to say what its
 * member may see of it, and what becomes of it when she goes.
 */
export const HOLDINGS = {
  members: {
    // Her own document is replaced by her account without her; here is what others say of her.
    erasure: {
      treat: 'cut',
      by: 'invitedBy',
      fields: ['invitedBy'],
      versioned: true,
      why: 'they are members whoever invited them',
    },
    showing: { notShown: 'her own document makes the first parts of the file' },
  },
  entries: {
    erasure: { treat: 'keep', why: 'the chain and the daily roots stand on them; they know an account' },
    showing: { part: '积分明细', by: 'accountId', order: 'number', row: exportedEntry },
  },
  roots: {
    erasure: { treat: 'keep', why: 'hashes over everybody' },
    showing: { notShown: 'nothing of anybody' },
  },
  orders: {
    erasure: { treat: 'keep', why: 'books of account are kept by law; they know an account and an amount' },
    showing: { part: '订单', by: 'accountId', order: 'createdAt', row: exportedOrder },
  },
  dues: {
    erasure: {
      treat: 'keep',
      why: 'an instant and an account: money that has to go back does, the rest comes to nothing; what tells a birthday goes with her',
    },
    showing: { notShown: 'what will be looked at, and follows from the rest' },
  },
  units: {
    erasure: { treat: 'keep', why: 'no unit is given out twice; it knows a draw or a voucher' },
    showing: { notShown: 'stock; the draw or the voucher is shown' },
  },
  draws: {
    erasure: { treat: 'keep', why: 'the published log is proven over them; they know an account and four digits' },
    showing: { part: '抽奖', by: 'accountId', order: 'at', row: exportedDraw },
  },
  vouchers: {
    erasure: {
      treat: 'cut',
      by: 'accountId',
      fields: ['contact'],
      end: ['endsAt'],
      why: 'what was redeemed has its voucher, and its unit',
    },
    showing: { part: '券', by: 'accountId', order: 'issuedAt', row: exportedVoucher },
  },
  receipts: {
    erasure: {
      treat: 'cut',
      by: 'memberNo',
      fields: ['memberNo'],
      versioned: true,
      why: 'a receipt is awarded once, and limits count it',
    },
    showing: { part: '购物积分', by: 'memberNo', order: 'at', row: exportedReceipt },
  },
  acts: {
    erasure: { treat: 'cut', by: 'memberNo', fields: ['memberNo'], why: 'what the staff did stays in the log' },
    showing: { part: '门店操作', by: 'memberNo', order: 'at', row: exportedAct },
  },
  happenings: {
    erasure: { treat: 'keep', why: 'figures are counted from them; they know an account' },
    showing: { notShown: 'says again what the other parts say' },
  },
  figures: {
    erasure: { treat: 'keep', why: 'sums over everybody' },
    showing: { notShown: 'nothing of anybody' },
  },
  export_parts: {
    erasure: { treat: 'keep', why: 'they go with the export that an operator is making, within half an hour' },
    showing: { notShown: 'says again what the other parts say' },
  },
  candidates: {
    erasure: { treat: 'remove', by: 'accountId' },
    showing: { notShown: 'waits for a few minutes, or until the morning; what comes of it is shown' },
  },
  decisions: {
    erasure: { treat: 'remove', by: 'accountId' },
    showing: { part: '消息', by: 'accountId', order: 'at', row: exportedMessage },
  },
} as const satisfies Record<string, Holding>

export type HoldingName = keyof typeof HOLDINGS
