/** Keeps the largest figure that each name has reached twice. */
export class SecondWorst {
  readonly #worst = new Map<string, readonly [first: number, second: number]>()

  add(name: string, figure: number): void {
    const [first, second] = this.#worst.get(name) ?? [0, 0]
    if (figure > first) this.#worst.set(name, [figure, first])
    else if (figure > second) this.#worst.set(name, [first, figure])
  }

  get largest(): number {
    return Math.max(0, ...[...this.#worst.values()].map(([, second]) => second))
  }
}
