import { draw } from '../draw'

export function drawSection(title: string, ...content: ReadonlyArray<Node | null>): HTMLElement {
  return draw('section', { class: 'section' }, draw('h2', {}, title), ...content)
}

/** Runs what a button does. A failure is written beside it until the next try. */
export function attempt(note: HTMLElement, work: () => Promise<void>): void {
  note.textContent = ''
  work().catch((fault: unknown) => {
    note.textContent = fault instanceof Error ? fault.message : String(fault)
  })
}
