import type { Easel } from './easel'
import { angleOf, type Cell, cellAt, type Landing } from './wheel-cells'
import { rotationAt, rotationShowing, shownAt, TURN_MS, type Turn, turnTo } from './wheel-turn'

/** A draw as the server answered it. Nothing turns before it is there. */
export interface WheelDraw extends Landing {
  readonly isWon: boolean
  /** Whether it was drawn just now: then the wheel turns to it, else it stands there. */
  readonly isFresh: boolean
}

interface Listener {
  /** The cell that the pointer shows from now on; null while the wheel turns, and where there is no draw. */
  onShow(cell: Cell | null): void
  /** A draw that was made just now has been shown. */
  onRest(): void
}

/** The wheel on its easel: where it stands, and that it comes to rest where the draw says. */
export class TurningWheel {
  private easel: Easel | null = null
  private cells: readonly Cell[] = []
  private rotation = 0
  private frame: number | null = null
  private won: Cell | null = null

  constructor(private readonly listener: Listener) {}

  /** A new canvas, or new colours. */
  place(easel: Easel | null): void {
    this.easel = easel
    this.paint(this.won)
  }

  /** Shows these cells and this draw: none, one made before, or one made just now. */
  set(cells: readonly Cell[], drawn: WheelDraw | null): void {
    this.cancelFrame()
    this.cells = cells
    const angle = drawn === null ? null : angleOf(cells, drawn)
    if (drawn === null || angle === null) {
      this.rotation = 0
      this.paint(null)
      this.listener.onShow(null)
      if (drawn?.isFresh) this.listener.onRest()
    } else if (drawn.isFresh && this.easel?.wantsMotion) {
      this.paint(null)
      this.listener.onShow(null)
      this.turn(this.easel, { turn: turnTo(angle, this.rotation), since: Date.now(), drawn })
    } else this.rest(drawn, rotationShowing(angle))
  }

  stop(): void {
    this.cancelFrame()
    this.easel = null
  }

  private turn(
    easel: Easel,
    turning: { readonly turn: Turn; readonly since: number; readonly drawn: WheelDraw },
  ): void {
    this.frame = easel.canvas.requestAnimationFrame(() => {
      this.frame = null
      const elapsedMs = Date.now() - turning.since
      if (elapsedMs >= TURN_MS) return this.rest(turning.drawn, rotationAt(turning.turn, elapsedMs))
      this.rotation = rotationAt(turning.turn, elapsedMs)
      easel.show(this.rotation)
      this.turn(easel, turning)
    })
  }

  private rest({ isWon, isFresh }: WheelDraw, rotation: number): void {
    this.rotation = rotation % 360
    const shown = cellAt(this.cells, shownAt(this.rotation))
    this.paint(isWon ? shown : null)
    this.listener.onShow(shown)
    if (isFresh) this.listener.onRest()
  }

  private paint(won: Cell | null): void {
    this.won = won
    this.easel?.paint({ cells: this.cells, won })
    this.easel?.show(this.rotation)
  }

  private cancelFrame(): void {
    if (this.frame !== null) this.easel?.canvas.cancelAnimationFrame(this.frame)
    this.frame = null
  }
}
