import type { CollectionSpecs } from '../seams'

/** What WeChat itself remembers, kept apart from the documents of the mini program: no wire call can reach it. */
export const WECHAT_COLLECTIONS = {
  quotas: { indexes: [] },
  messages: { indexes: [{ name: 'by_number', fields: [['number', -1]] }] },
  phone_codes: { indexes: [] },
  orders: {
    indexes: [
      { name: 'by_prepay', fields: [['prepay_id', 1]] },
      { name: 'by_transaction', fields: [['transaction_id', 1]] },
      { name: 'by_number', fields: [['number', -1]] },
    ],
  },
  refunds: { indexes: [{ name: 'by_order', fields: [['out_trade_no', 1]] }] },
  callbacks: { indexes: [{ name: 'by_due', fields: [['dueAt', 1]] }] },
} as const satisfies CollectionSpecs
