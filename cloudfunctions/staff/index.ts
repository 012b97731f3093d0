import * as v from 'valibot'
import { command, query, serve } from '../edge/serve'
import { award } from './award'
import { enrol } from './enrol'
import { history } from './history'
import { identify } from './identify'
import { me } from './me'
import { reverse } from './reverse'
import { verify } from './verify'

/** The most that one receipt can be, in fen: a hundred thousand yuan. */
const MOST_FEN = 10_000_000

const AmountFen = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_FEN))
/** Capitals, so that a receipt typed in small letters is the same receipt. */
const ReceiptNo = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z0-9][A-Z0-9_-]{0,39}$/))
const Instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))
const Token = v.pipe(v.string(), v.maxLength(200))

export const main = serve({
  enrol: command(v.object({ invite: v.pipe(v.string(), v.maxLength(40)) }), enrol),
  me: query(v.object({}), me),
  identify: query(v.object({ token: Token }), identify),
  award: command(
    v.object({ session: Token, amountFen: AmountFen, receiptNo: ReceiptNo, madeAt: v.exactOptional(Instant) }),
    award,
  ),
  reverse: command(v.object({ receiptNo: ReceiptNo, amountFen: AmountFen }), reverse),
  verify: command(v.object({ code: v.pipe(v.string(), v.maxLength(40)) }), verify),
  history: query(
    v.object({ cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{16}-[\w:.-]{1,120}$/))) }),
    history,
  ),
})
