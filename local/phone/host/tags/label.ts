import { isTapClaimed } from './claimed-taps'
import { controlOf, tag } from './tag'

const CONTROLS = 'wx-button,wx-checkbox,wx-input,wx-picker,wx-radio,wx-switch,wx-textarea'

/** A tap on it acts on the control that `for` names, or on the first one inside. */
export const label = tag({
  name: 'label',
  style: `
    wx-label {
      display: inline;
    }
  `,
  defaults: { for: '' },
  create(element) {
    element.listen('tap', (event) => {
      if (isTapClaimed(event)) return
      const named = element.properties.for
        ? element.component.ownerShadowRoot?.getElementById(element.properties.for)
        : undefined
      const target = named ? (named.$$ as unknown as Element) : element.dom.querySelector(CONTROLS)
      if (target) controlOf(target)?.activate?.()
    })
    return {}
  },
})
