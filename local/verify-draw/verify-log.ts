import { createHash, createHmac } from 'node:crypto'
import type { Amendment, DrawLog, DrawLogLine, EventTerms } from '../../typings/contract'

/**
 * Checks a draw log by the published algorithm (cloudfunctions/domain/draw/README.md) and by nothing else of ours: this file
 * imports the types of the log and Node's own hashes, so that whoever reads it has read all that is believed.
 */
export interface Verdict {
  readonly ok: boolean
  /** Lines that were checked, up to the first wrong one. */
  readonly draws: number
  readonly firstWrong?: { readonly line: number | null; readonly fault: string }
  /** Draws that found an empty pool although a unit of it was never issued: held then by a draw that was never finished. */
  readonly emptyPoolsWithUnitsLeft: number
}

export function verifyLog(log: DrawLog, onLine: () => void = () => {}): Verdict {
  const issued = new Map<string, number>()
  const missed: string[] = []
  const verdict = (draws: number, fault: string | null, line: number | null = null): Verdict => ({
    ok: fault === null,
    draws,
    ...(fault === null ? {} : { firstWrong: { line, fault } }),
    emptyPoolsWithUnitsLeft: missed.filter((prize) => (issued.get(prize) ?? 0) < unitsAfter(log, prize)).length,
  })

  const wrongHead = wrongInHead(log)
  if (wrongHead !== null) return verdict(0, wrongHead)

  const units = new Set<string>()
  const amendments = log.amendments.map(({ at, kind, prizeId = '', from, to }) => [at, kind, prizeId, from, to])
  let root = sha256(JSON.stringify([log.commitment, log.termsHash, amendments]))
  let before: DrawLogLine | undefined
  for (const [index, line] of log.lines.entries()) {
    const fault = wrongInLine(log, line, before) ?? wrongUnit(log, line, units)
    if (fault !== null) return verdict(index, fault, index + 1)
    if (line.prizeId !== null) issued.set(line.prizeId, (issued.get(line.prizeId) ?? 0) + 1)
    const landed = landing(log, line.roll)
    if (line.prizeId === null && landed !== null) missed.push(landed)
    const { entrant, member, n, at, nonce, roll, prizeId, unit } = line
    root = sha256(JSON.stringify([root, entrant, member, n, at, nonce, roll, prizeId, unit]))
    before = line
    onLine()
  }
  if (log.root === null) return verdict(log.lines.length, 'the log has no root yet: it is not complete')
  if (root !== log.root) return verdict(log.lines.length, 'the lines do not lead to the published root')
  return verdict(log.lines.length, null)
}

function wrongInHead(log: DrawLog): string | null {
  const { terms, table, amendments } = log
  if (log.algorithm !== 'member-day-draw-1') return `unknown algorithm ${log.algorithm}`
  if (sha256(log.seed) !== log.commitment) return 'the seed is not the one committed to'
  if (termsHash(terms) !== log.termsHash) return 'the terms are not the ones published'
  let end = 0
  for (const [index, { id, odds }] of terms.prizes.entries()) {
    const row = table[index]
    const from = end
    end += Math.round(odds * 1e6)
    const isRow = row?.prizeId === id && row.from === from / 1e6 && row.to === end / 1e6
    if (!isRow) return `the range of ${id} does not follow from the odds`
  }
  if (table.length !== terms.prizes.length || end > 1e6) return 'the table does not follow from the odds'
  const against = amendments.find((amendment) => !isInFavour(amendment))
  return against === undefined ? null : `the amendment ${against.kind} is against the members`
}

/** More units and a longer claim; closing early ends drawing for everybody at one instant. */
function isInFavour({ kind, from, to }: Amendment): boolean {
  return kind === 'closedEarly' ? to < from : to > from
}

function wrongInLine(log: DrawLog, line: DrawLogLine, before: DrawLogLine | undefined): string | null {
  const { terms, seed, amendments } = log
  const { entrant, n, at, nonce, roll, prizeId } = line
  const isNext = before?.entrant === entrant ? n === before.n + 1 : n >= 1 && (!before || before.entrant < entrant)
  if (!isNext) return `draw ${n} of ${entrant} is not the one that comes next`
  if (n > terms.chances.free + terms.chances.bonus) return `draw ${n} is beyond the chances`
  const closed = amendments.find(({ kind }) => kind === 'closedEarly')?.to ?? terms.closesAt
  if (at < terms.opensAt || at >= closed) return 'drawn while the event was not open'
  if (roll !== rollOf(seed, [terms.id, entrant, n, nonce])) return 'the roll does not follow from the seed'
  if (prizeId !== null && prizeId !== landing(log, roll)) return `the roll did not land on ${prizeId}`
  return null
}

function wrongUnit(log: DrawLog, { prizeId, unit }: DrawLogLine, units: Set<string>): string | null {
  if (prizeId === null) return unit === null ? null : 'a unit without a prize'
  if (unit === null) return 'a prize without a unit'
  const prefix = `${log.terms.id}-${prizeId}-`
  const place = unit.startsWith(prefix) ? Number(unit.slice(prefix.length)) : Number.NaN
  if (!Number.isInteger(place) || place < 1 || place > unitsAfter(log, prizeId)) return `there is no unit ${unit}`
  if (units.has(unit)) return `${unit} was issued twice`
  units.add(unit)
  return null
}

function unitsAfter({ terms, amendments }: DrawLog, prizeId: string): number {
  const promised = terms.prizes.find(({ id }) => id === prizeId)?.units ?? 0
  const more = amendments.filter((amendment) => amendment.kind === 'moreUnits' && amendment.prizeId === prizeId)
  return Math.max(promised, ...more.map(({ to }) => to))
}

function landing({ table }: DrawLog, roll: number): string | null {
  return table.find(({ from, to }) => from <= roll && roll < to)?.prizeId ?? null
}

/** The first 52 bits of the HMAC over 2^52. */
function rollOf(seed: string, message: readonly unknown[]): number {
  const digest = createHmac('sha256', seed).update(JSON.stringify(message)).digest('hex')
  return Number.parseInt(digest.slice(0, 13), 16) / 2 ** 52
}

function termsHash(terms: EventTerms): string {
  const { id, name, opensAt, closesAt, chances, rules, fallback, claimTerms, claimBy, organiser, contact } = terms
  const prizes = terms.prizes.map((p) => [p.id, p.name, p.kind, p.valueFen, p.points ?? 0, p.odds, p.units])
  const ways = [chances.free, chances.bonus, chances.bonusDays]
  const rest = [rules, fallback, claimTerms, claimBy, organiser, contact, terms.pointsBudget]
  return sha256(JSON.stringify([id, name, opensAt, closesAt, prizes, ways, ...rest]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
