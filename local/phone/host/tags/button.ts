import { actOnForm } from './form'
import { HOVER, hoverable } from './hover'
import { runOpenType } from './open-type'
import { tag } from './tag'

export const button = tag({
  name: 'button',
  style: `
    wx-button {
      position: relative;
      display: block;
      margin-left: auto;
      margin-right: auto;
      padding-left: 14px;
      padding-right: 14px;
      box-sizing: border-box;
      font-size: 18px;
      text-align: center;
      text-decoration: none;
      line-height: 2.55555556;
      border-radius: 5px;
      overflow: hidden;
      color: #000;
      background-color: #f8f8f8;
      cursor: pointer;
    }

    wx-button::after {
      content: " ";
      width: 200%;
      height: 200%;
      position: absolute;
      top: 0;
      left: 0;
      border: 1px solid rgba(0, 0, 0, 0.2);
      transform: scale(0.5);
      transform-origin: 0 0;
      box-sizing: border-box;
      border-radius: 10px;
      pointer-events: none;
    }

    wx-button[type="primary"] {
      color: #fff;
      background-color: #07c160;
    }

    wx-button[type="warn"] {
      color: #fff;
      background-color: #e64340;
    }

    wx-button[plain] {
      color: #353535;
      border: 1px solid #353535;
      background-color: transparent;
    }

    wx-button[plain]::after {
      border-width: 0;
    }

    wx-button[plain][type="primary"] {
      color: #07c160;
      border-color: #07c160;
    }

    wx-button[plain][type="warn"] {
      color: #e64340;
      border-color: #e64340;
    }

    wx-button[size="mini"] {
      display: inline-block;
      line-height: 2.3;
      font-size: 13px;
      padding: 0 1.34em;
    }

    wx-button[disabled] {
      color: rgba(0, 0, 0, 0.3);
      background-color: #f7f7f7;
      cursor: default;
    }

    wx-button[disabled][type="primary"],
    wx-button[disabled][type="warn"] {
      color: rgba(255, 255, 255, 0.6);
    }

    wx-button[disabled][type="primary"] {
      background-color: #9ed99d;
    }

    wx-button[disabled][type="warn"] {
      background-color: #ec8b89;
    }

    wx-button[loading]::before {
      content: " ";
      display: inline-block;
      width: 18px;
      height: 18px;
      margin-right: 5px;
      vertical-align: middle;
      box-sizing: border-box;
      border: 2px solid currentColor;
      border-right-color: transparent;
      border-radius: 50%;
      animation: wx-button-loading 1s linear infinite;
    }

    @keyframes wx-button-loading {
      to {
        transform: rotate(360deg);
      }
    }

    .button-hover {
      color: rgba(0, 0, 0, 0.6);
      background-color: #dedede;
    }

    .button-hover[type="primary"] {
      color: rgba(255, 255, 255, 0.6);
      background-color: #06ad56;
    }

    .button-hover[type="warn"] {
      color: rgba(255, 255, 255, 0.6);
      background-color: #ce3c39;
    }
  `,
  defaults: {
    ...HOVER,
    hoverClass: 'button-hover',
    hoverStartTime: 20,
    hoverStayTime: 70,
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    lang: 'en',
    sessionFrom: '',
    sendMessageTitle: '',
    sendMessagePath: '',
    sendMessageImg: '',
    showMessageCard: false,
    appParameter: '',
    businessId: null,
    phoneNumberNoQuotaToast: true,
    groupId: '',
    guildId: '',
    publicId: '',
    name: '',
  },
  create(element) {
    const { dom, attribute } = element
    const usable = () => !element.properties.disabled
    const activate = (): void => {
      const { formType, openType } = element.properties
      if (!usable()) return
      if (formType === 'submit' || formType === 'reset') actOnForm(dom, formType)
      if (openType) runOpenType(openType, element)
    }
    hoverable(element, usable)
    element.listen('tap', activate)
    attribute('role', 'button')
    return {
      changed: {
        type: (type) => attribute('type', type),
        size: (size) => attribute('size', size),
        plain: (plain) => attribute('plain', plain),
        loading: (loading) => attribute('loading', loading),
        disabled(disabled) {
          attribute('disabled', disabled)
          attribute('aria-disabled', disabled ? 'true' : null)
        },
      },
      control: {
        activate() {
          if (usable()) element.trigger('tap', { x: 0, y: 0 }, { bubbles: true })
        },
      },
    }
  },
})
