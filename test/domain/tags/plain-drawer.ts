import type { Sign } from '../../../cloudfunctions/domain/tags/signs'

const HALF_LIFE_MS = 14 * 24 * 60 * 60 * 1000
const FAINT = 0.1

/** Tags as one would keep them with all the room in the world: every sign by itself, and nothing summed before it is read. */
export class PlainDrawer {
  private signs: Sign[] = []
  private readonly forgottenAt = new Map<string, number>()
  private readonly paused = new Set<string>()

  note(signs: readonly Sign[], now: number): void {
    const counted = signs.filter(({ tag, at }) => at > (this.forgottenAt.get(tag) ?? Number.NEGATIVE_INFINITY))
    if (counted.length === 0) return
    this.signs.push(...counted)
    // What has faded is let go with its evidence whenever something is written.
    const faded = this.tags().filter((tag) => !this.isThere(tag, now))
    this.signs = this.signs.filter(({ tag }) => !faded.includes(tag))
  }

  forget(tag: string, now: number): void {
    if (!this.tags().includes(tag)) return
    this.signs = this.signs.filter((sign) => sign.tag !== tag)
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
    return kinds.map((kind) => {
      const of = this.of(tag).filter((sign) => sign.kind === kind)
      return `${kind} ${of.length} ${Math.max(...of.map(({ at }) => at))}`
    })
  }

  private isThere = (tag: string, now: number) => this.paused.has(tag) || this.scoreOf(tag, now) >= FAINT
  private of = (tag: string) => this.signs.filter((sign) => sign.tag === tag)
  private tags = () => [...new Set(this.signs.map(({ tag }) => tag))]
}
