const DAY = 86_400_000
const shanghai = (at: number) => new Date(at + 8 * 3_600_000)
const dayAt = (at: number) => shanghai(at).toISOString().slice(0, 10)
const month = (at: number, later: number) =>
  new Date(Date.UTC(shanghai(at).getUTCFullYear(), shanghai(at).getUTCMonth() + later)).toISOString().slice(0, 7)

/** The rules of points said again in the plainest way, sharing nothing with them: every point is a thing that dies. */
export class PlainModel {
  points: Array<{ lot: string; dies: number }> = []
  debt = 0
  spent = new Map<string, { taken: Array<{ lot: string; dies: number }>; back: number }>()
  awarded = new Map<string, { lot: string; left: number }>()
  balance = () => this.points.length - this.debt
  alive = (now: number) => this.points.filter((point) => now < point.dies).length

  earn(count: number, now: number, receipt?: string) {
    if (receipt !== undefined) this.awarded.set(receipt, { lot: month(now, 12), left: count })
    const point = { lot: month(now, 12), dies: Date.parse(`${month(now, 13)}-01T00:00:00+08:00`) }
    this.comeIn(Array(count).fill(point), now)
  }
  spend(count: number, now: number, ref: string) {
    if (this.alive(now) < count) return 'POINTS_SHORT'
    this.sweep(now)
    this.spent.set(ref, { taken: this.points.splice(0, count), back: 0 })
    return 'ok'
  }
  giveBack(ref: string, count: number | undefined, now: number) {
    const spend = this.spent.get(ref)
    if (!spend) return 'NOT_FOUND'
    const due = count ?? spend.taken.length - spend.back
    if (due === 0 || spend.back + due > spend.taken.length) return 'ALREADY_DONE'
    const lastDay = dayAt(now + 7 * DAY)
    const grace = { lot: `grace-${lastDay}`, dies: Date.parse(`${lastDay}T00:00:00+08:00`) + DAY }
    const home = spend.taken.slice(spend.back, spend.back + due)
    spend.back += due
    this.comeIn(home.map((point) => (now < point.dies ? point : grace)), now) // biome-ignore format: one line
    return 'ok'
  }
  clawBack(ref: string, count: number, now: number) {
    const award = this.awarded.get(ref)
    if (!award) return 'NOT_FOUND'
    if (award.left < count) return 'ALREADY_DONE'
    award.left -= count
    this.sweep(now)
    for (let due = count; due > 0; due--) {
      const own = this.points.findIndex((point) => point.lot === award.lot)
      if (this.points.splice(Math.max(own, 0), 1).length === 0) this.debt++
    }
    return 'ok'
  }
  sweep = (now: number) => (this.points = this.points.filter((point) => now < point.dies))
  comeIn(points: Array<{ lot: string; dies: number }>, now: number) {
    this.sweep(now)
    const repaid = Math.min(points.length, this.debt)
    this.debt -= repaid
    this.points.push(...points.slice(repaid))
    this.points.sort((a, b) => a.dies - b.dies || (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
  }
}
