import type { GeneralComponent } from 'glass-easel'

/** Fires `ready`, which the engine leaves to its host: once for each component, after everything was attached and laid
 *  out, children before their parents. */
export class ReadyQueue {
  #attached: GeneralComponent[] = []
  #afterwards: Array<() => void> = []
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #fired = new WeakSet<GeneralComponent>()
  readonly #gone = new WeakSet<GeneralComponent>()

  add(component: GeneralComponent): void {
    this.#attached.push(component)
    this.#schedule()
  }

  remove(component: GeneralComponent): void {
    this.#gone.add(component)
  }

  /** Runs after the components that are waiting now. */
  afterwards(run: () => void): void {
    this.#afterwards.push(run)
    this.#schedule()
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.flush())
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const attached = this.#attached
    const afterwards = this.#afterwards
    this.#attached = []
    this.#afterwards = []
    for (const component of childrenFirst(attached)) {
      if (this.#fired.has(component) || this.#gone.has(component)) continue
      this.#fired.add(component)
      component.triggerLifetime('ready', [])
    }
    for (const run of afterwards) run()
  }
}

/** The engine attaches parents before children; this turns the order round, siblings kept. */
function childrenFirst(parentsFirst: readonly GeneralComponent[]): GeneralComponent[] {
  const ordered: GeneralComponent[] = []
  const open: GeneralComponent[] = []
  for (const component of parentsFirst) {
    while (open.length > 0 && !contains(open.at(-1), component)) ordered.push(...open.splice(-1))
    open.push(component)
  }
  return [...ordered, ...open.reverse()]
}

function contains(ancestor: GeneralComponent | undefined, component: GeneralComponent): boolean {
  for (let node = component.getComposedParent(); node; node = node.getComposedParent())
    if (node === ancestor) return true
  return false
}
