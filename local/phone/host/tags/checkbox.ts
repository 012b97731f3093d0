import { type Choice, choicesIn, choosable } from './choices'
import { controlOf, tag } from './tag'

export const checkbox = tag({
  name: 'checkbox',
  style: `
    wx-checkbox,
    wx-radio {
      display: inline-block;
      cursor: pointer;
    }

    wx-checkbox > i,
    wx-radio > i {
      position: relative;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      width: 22px;
      height: 22px;
      margin-right: 5px;
      box-sizing: border-box;
      vertical-align: middle;
      border: 1px solid #d1d1d1;
      border-radius: 3px;
      background-color: #fff;
      color: #09bb07;
    }

    wx-checkbox[checked] > i::before,
    wx-radio[checked] > i::before {
      content: "";
      width: 6px;
      height: 11px;
      margin-top: -3px;
      border: solid currentColor;
      border-width: 0 2px 2px 0;
      transform: rotate(45deg);
    }

    wx-checkbox[disabled] > i,
    wx-radio[disabled] > i {
      background-color: #e1e1e1;
      color: #adadad;
    }
  `,
  defaults: {
    value: '',
    disabled: false,
    checked: false,
    color: '#09BB07',
    name: '',
    activeBackgroundColor: '',
    activeBorderColor: '',
    backgroundColor: '',
    borderColor: '',
    iconColor: '',
  },
  create(element) {
    const mark = document.createElement('i')
    element.dom.prepend(mark)
    element.attribute('role', 'checkbox')
    const activate = choosable(
      element,
      () => element.properties.disabled,
      () => {
        element.set({ checked: !element.properties.checked })
        const group = element.dom.closest('wx-checkbox-group')
        if (group) controlOf(group)?.functions?.changed?.()
      },
    )
    const paint = (): void => {
      const {
        checked,
        disabled,
        color,
        iconColor,
        activeBackgroundColor,
        backgroundColor,
        activeBorderColor,
        borderColor,
      } = element.properties
      element.attribute('checked', checked)
      element.attribute('aria-checked', String(checked))
      element.attribute('disabled', disabled)
      mark.style.color = disabled ? '' : iconColor || color
      mark.style.backgroundColor = checked ? activeBackgroundColor : backgroundColor
      mark.style.borderColor = checked ? activeBorderColor : borderColor
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

export const checkboxGroup = tag({
  name: 'checkbox-group',
  defaults: { name: '' },
  create(element) {
    const chosen = () => choicesIn(element.dom, 'wx-checkbox').filter((choice) => choice.checked())
    const value = () => chosen().map((choice) => choice.value())
    return {
      control: {
        value,
        reset() {
          for (const choice of chosen()) choice.check(false)
        },
        functions: { changed: () => element.trigger('change', { value: value() }) },
      },
    }
  },
})
