import * as v from 'valibot'
import { command, query } from '../../edge/serve'
import { buyPlan, cancelPlan, cancelTerms, order, orders, payOrder, plans } from './membership'

const OfPlan = v.object({ planId: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/)) })
const OfOrder = v.object({ orderId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) })

export const membershipActions = {
  plans: query(v.object({}), plans),
  buyPlan: command(OfPlan, buyPlan),
  payOrder: query(OfOrder, payOrder),
  order: query(OfOrder, order),
  orders: query(v.object({ cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,16}$/))) }), orders),
  cancelTerms: query(OfOrder, cancelTerms),
  cancelPlan: command(OfOrder, cancelPlan),
}
