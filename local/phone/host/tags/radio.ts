import { type Choice, choicesIn, choosable } from './choices'
import { controlOf, tag } from './tag'

export const radio = tag({
  name: 'radio',
  style: `
    wx-radio > i {
      border-radius: 50%;
    }

    wx-radio[checked] > i {
      border-color: transparent;
      background-color: currentColor;
    }

    wx-radio[checked] > i::before {
      border-color: #fff;
    }
  `,
  defaults: { value: '', disabled: false, checked: false, color: '#09BB07', name: '' },
  create(element) {
    const mark = document.createElement('i')
    element.dom.prepend(mark)
    element.attribute('role', 'radio')
    const activate = choosable(
      element,
      () => element.properties.disabled,
      () => {
        if (element.properties.checked) return
        const group = element.dom.closest('wx-radio-group')
        for (const other of group ? choicesIn(group, 'wx-radio') : []) if (other.checked()) other.check(false)
        element.set({ checked: true })
        if (group) controlOf(group)?.functions?.changed?.()
      },
    )
    const paint = (): void => {
      const { checked, disabled, color } = element.properties
      element.attribute('checked', checked)
      element.attribute('aria-checked', String(checked))
      element.attribute('disabled', disabled)
      mark.style.color = disabled ? '' : color
    }
    const control: Choice = {
      activate,
      choice: {
        value: () => element.properties.value,
        checked: () => element.properties.checked,
        check: (checked) => element.set({ checked }),
      },
    }
    return { changed: { checked: paint, disabled: paint, color: paint }, control }
  },
})

export const radioGroup = tag({
  name: 'radio-group',
  defaults: { name: '' },
  create(element) {
    const chosen = () => choicesIn(element.dom, 'wx-radio').find((choice) => choice.checked())
    const value = () => chosen()?.value() ?? ''
    return {
      control: {
        value,
        reset: () => chosen()?.check(false),
        functions: { changed: () => element.trigger('change', { value: value() }) },
      },
    }
  },
})
