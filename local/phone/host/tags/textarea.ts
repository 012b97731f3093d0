import { tag } from './tag'
import { FIELD, joinField } from './text-field'

export const textarea = tag({
  name: 'textarea',
  style: `
    wx-textarea {
      position: relative;
      display: block;
      width: 300px;
      height: 150px;
      cursor: text;
    }

    wx-textarea[auto-height] {
      height: auto;
    }

    wx-textarea > textarea {
      position: relative;
      display: block;
      width: 100%;
      height: 100%;
      margin: 0;
      padding: 0;
      border: 0;
      outline: 0;
      box-sizing: border-box;
      resize: none;
      background: transparent;
      color: inherit;
      font: inherit;
      line-height: inherit;
      letter-spacing: inherit;
      text-align: inherit;
      user-select: text;
    }

    wx-textarea > .wx-placeholder {
      justify-content: flex-start;
      white-space: pre-wrap;
    }
  `,
  defaults: {
    ...FIELD,
    autoHeight: false,
    fixed: false,
    showConfirmBar: true,
    disableDefaultPadding: false,
    confirmType: 'return',
    adjustKeyboardTo: 'cursor',
  },
  create(element) {
    const native = document.createElement('textarea')
    native.rows = 1
    let lines = 0
    const measure = (): void => {
      if (!element.properties.autoHeight || !native.isConnected) return
      native.style.height = 'auto'
      native.style.height = `${native.scrollHeight}px`
      const lineHeight = Number.parseFloat(getComputedStyle(native).lineHeight) || native.scrollHeight
      const lineCount = Math.max(1, Math.round(native.scrollHeight / lineHeight))
      if (lineCount === lines) return
      lines = lineCount
      element.trigger('linechange', { height: native.scrollHeight, heightRpx: 0, lineCount, lineHeight })
    }
    const field = joinField(element, native, measure)
    native.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || element.properties.confirmType === 'return') return
      event.preventDefault()
      field.confirm()
    })
    return {
      ...field,
      changed: {
        ...field.changed,
        autoHeight(automatic) {
          element.attribute('auto-height', automatic)
          measure()
        },
      },
      ready: measure,
    }
  },
})
