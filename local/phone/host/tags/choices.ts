import { claimTap } from './claimed-taps'
import { controlOf, type Defaults, type TagControl, type TagElement } from './tag'

/** A checkbox or a radio button, as its group sees it. */
export interface Choice extends TagControl {
  readonly choice: { value(): string; checked(): boolean; check(checked: boolean): void }
}

/** Runs `choose` on a tap and by way of a label. */
export function choosable(element: TagElement<Defaults>, isDisabled: () => boolean, choose: () => void): () => void {
  const activate = (): void => {
    if (!isDisabled()) choose()
  }
  element.listen('tap', (event) => {
    claimTap(event)
    activate()
  })
  return activate
}

/** The choices of a group in the order of the document. */
export function choicesIn(group: Element, tag: 'wx-checkbox' | 'wx-radio'): Choice['choice'][] {
  return [...group.querySelectorAll(tag)].flatMap((dom) => {
    const control = controlOf(dom) as Partial<Choice> | undefined
    return control?.choice ? [control.choice] : []
  })
}
