import { tag } from './tag'
import { FIELD, joinField } from './text-field'

const INPUT_MODES: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  tel: 'tel',
}
const ENTER_HINTS: Readonly<Record<string, string>> = {
  send: 'send',
  search: 'search',
  next: 'next',
  go: 'go',
  done: 'done',
}

export const input = tag({
  name: 'input',
  style: `
    wx-input {
      position: relative;
      display: block;
      height: 1.4rem;
      min-height: 1.4rem;
      line-height: 1.4rem;
      overflow: hidden;
      text-overflow: clip;
      white-space: nowrap;
      cursor: text;
    }

    wx-input > input {
      position: relative;
      display: block;
      width: 100%;
      height: 100%;
      min-height: inherit;
      margin: 0;
      padding: 0;
      border: 0;
      outline: 0;
      background: transparent;
      color: inherit;
      font: inherit;
      line-height: inherit;
      letter-spacing: inherit;
      text-align: inherit;
      opacity: 1;
      user-select: text;
    }

    .wx-placeholder {
      position: absolute;
      inset: 0;
      display: flex;
      flex-direction: column;
      justify-content: center;
      overflow: hidden;
      color: #808080;
      pointer-events: none;
    }
  `,
  defaults: {
    ...FIELD,
    type: 'text',
    password: false,
    confirmType: 'done',
    alwaysEmbed: false,
    cursorColor: '',
    safePasswordCertPath: '',
    safePasswordLength: 0,
    safePasswordTimeStamp: 0,
    safePasswordNonce: '',
    safePasswordSalt: '',
    safePasswordCustomHash: '',
    alwaysHold: false,
    autoFill: '',
    keyboardHeight: 0,
  },
  create(element) {
    const native = document.createElement('input')
    const field = joinField(element, native)
    native.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.isComposing) field.confirm()
    })
    const applyType = (): void => {
      const { type, password } = element.properties
      native.type = password || type === 'safe-password' ? 'password' : 'text'
      native.inputMode = INPUT_MODES[type] ?? 'text'
    }
    return {
      ...field,
      changed: {
        ...field.changed,
        type: applyType,
        password: applyType,
        confirmType(type) {
          native.enterKeyHint = ENTER_HINTS[type] ?? 'done'
        },
        cursorColor(color) {
          native.style.caretColor = color
        },
      },
    }
  },
})
