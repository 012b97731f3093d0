import { choosable } from './choices'
import { tag } from './tag'

export const switchTag = tag({
  name: 'switch',
  style: `
    wx-switch {
      display: inline-block;
      cursor: pointer;
    }

    wx-switch > i {
      position: relative;
      display: inline-block;
      width: 52px;
      height: 32px;
      margin-right: 5px;
      box-sizing: border-box;
      vertical-align: middle;
      border: 1px solid #dfdfdf;
      border-radius: 16px;
      background-color: #dfdfdf;
      transition: background-color 0.1s, border 0.1s;
    }

    wx-switch > i::before,
    wx-switch > i::after {
      content: "";
      position: absolute;
      top: 0;
      left: 0;
      height: 30px;
      border-radius: 15px;
      transition: transform 0.3s;
    }

    wx-switch > i::before {
      width: 50px;
      background-color: #fdfdfd;
    }

    wx-switch > i::after {
      width: 30px;
      background-color: #fff;
      box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4);
    }

    wx-switch[checked] > i {
      border-color: currentColor;
      background-color: currentColor;
    }

    wx-switch[checked] > i::before {
      transform: scale(0);
    }

    wx-switch[checked] > i::after {
      transform: translateX(20px);
    }

    wx-switch[type="checkbox"] > i {
      width: 22px;
      height: 22px;
      border-radius: 3px;
      background-color: #fff;
    }

    wx-switch[disabled] {
      opacity: 0.7;
    }
  `,
  defaults: { checked: false, disabled: false, type: 'switch', color: '#04BE02', name: '' },
  create(element) {
    const knob = document.createElement('i')
    element.dom.append(knob)
    element.attribute('role', 'switch')
    const activate = choosable(
      element,
      () => element.properties.disabled,
      () => {
        const checked = !element.properties.checked
        element.set({ checked })
        element.trigger('change', { value: checked })
      },
    )
    return {
      changed: {
        checked(checked) {
          element.attribute('checked', checked)
          element.attribute('aria-checked', String(checked))
        },
        disabled: (disabled) => element.attribute('disabled', disabled),
        type: (type) => element.attribute('type', type),
        color(color) {
          knob.style.color = color
        },
      },
      control: {
        activate,
        value: () => element.properties.checked,
        reset: () => element.set({ checked: false }),
        functions: { tap: activate },
      },
    }
  },
})
