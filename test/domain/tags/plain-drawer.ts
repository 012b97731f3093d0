import type { Sign } from '../../../cloudfunctions/domain/tags/signs'

const HALF_LIFE_MS = 14 * 24 * 60 * 60 * 1000
const FAINT = 0.1

/** Tags as one would keep them with all the room in the world: every sign by itself, and nothing summed before it is read. */
export class PlainDrawer {
  private signs: Sign[] = []
  private readonly forgottenAt = new Map<string, number>()
  private readonly paused = new Set<string>()
  private minded: Array<{ readonly tag: string; readonly at: number }> = []

  note(signs: readonly Sign[], now: number): void {
    const counted = signs.filter(({ tag, at }) => at > (this.forgottenAt.get(tag) ?? Number.NEGATIVE_INFINITY))
    if (counted.length === 0) return
    this.signs.push(...counted)
    this.letGo(now)
  }

  /** A message was not relevant for which these tags spoke: every sign of theirs counts for half. */
  mind(tags: readonly string[], now: number): void {
    if (!this.tags().some((tag) => tags.includes(tag))) return
    this.minded.push(...this.tags().flatMap((tag) => (tags.includes(tag) ? [{ tag, at: now }] : [])))
    this.signs = this.signs.map((sign) => (tags.includes(sign.tag) ? { ...sign, weight: sign.weight / 2 } : sign))
    this.letGo(now)
  }

  /** What has faded is let go with its evidence whenever something is written. */
  private letGo(now: number): void {
    for (const tag of this.tags().filter((each) => !this.isThere(each, now))) this.drop(tag)
  }

  private drop(tag: string): void {
    this.signs = this.signs.filter((sign) => sign.tag !== tag)
    this.minded = this.minded.filter((each) => each.tag !== tag)
  }

  forget(tag: string, now: number): void {
    if (!this.tags().includes(tag)) return
    this.drop(tag)
    this.paused.delete(tag)
    this.forgottenAt.set(tag, now)
  }

  pause(tag: string, paused: boolean): void {
    if (!this.tags().includes(tag)) return
    if (paused) this.paused.add(tag)
    else this.paused.delete(tag)
  }

  scoreOf(tag: string, now: number): number {
    return this.of(tag).reduce((sum, { weight, at }) => sum + weight * 0.5 ** ((now - at) / HALF_LIFE_MS), 0)
  }

  /** Every tag that she sees, by name. */
  seen(now: number) {
    return this.tags()
      .filter((tag) => this.isThere(tag, now))
      .sort()
      .map((tag) => ({
        tag,
        score: this.scoreOf(tag, now),
        paused: this.paused.has(tag),
        evidence: this.evidence(tag),
      }))
  }

  read(now: number): string[] {
    return this.seen(now).flatMap(({ tag, paused }) => (paused ? [] : [tag]))
  }

  private evidence(tag: string): string[] {
    const kinds = [...new Set(this.of(tag).map(({ kind }) => kind))].sort()
    const all = kinds.map((kind) => ({ kind: kind as string, of: this.of(tag).filter((sign) => sign.kind === kind) }))
    const minded = this.minded.filter((each) => each.tag === tag)
    return [...all, ...(minded.length > 0 ? [{ kind: 'notRelevant', of: minded }] : [])]
      .map(({ kind, of }) => `${kind} ${of.length} ${Math.max(...of.map(({ at }) => at))}`)
      .sort()
  }

  private isThere = (tag: string, now: number) => this.paused.has(tag) || this.scoreOf(tag, now) >= FAINT
  private of = (tag: string) => this.signs.filter((sign) => sign.tag === tag)
  private tags = () => [...new Set(this.signs.map(({ tag }) => tag))]
}
