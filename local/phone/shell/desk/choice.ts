import { draw } from '../draw'

export interface ChoiceOf<Value extends string> {
  readonly element: HTMLElement
  show(value: Value): void
}

/** A row of buttons of which one is chosen. */
export function drawChoice<Value extends string>(
  label: string,
  options: ReadonlyArray<readonly [value: Value, text: string]>,
  onChoose: (value: Value) => void,
): ChoiceOf<Value> {
  const buttons = options.map(([value, text]) =>
    draw('button', { role: 'radio', 'data-value': value, onClick: () => onChoose(value) }, text),
  )
  return {
    element: draw('div', { class: 'choice', role: 'radiogroup', 'aria-label': label }, ...buttons),
    show(value) {
      for (const button of buttons) button.setAttribute('aria-checked', String(button.dataset.value === value))
    },
  }
}
