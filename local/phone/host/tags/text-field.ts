import { rpxToCss } from '../../rpx'
import { styleText } from '../style-text'
import { scopedClass } from './scoped-class'
import type { Defaults, TagBehavior, TagElement } from './tag'

/** What `input` and `textarea` have in common. */
export const FIELD = {
  value: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  /** -1: any length. */
  maxlength: 140,
  cursorSpacing: 0,
  autoFocus: false,
  focus: false,
  confirmHold: false,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  name: '',
}

type FieldElement = TagElement<typeof FIELD>

export interface Field {
  readonly changed: NonNullable<TagBehavior<typeof FIELD>['changed']>
  readonly attached: () => void
  readonly control: NonNullable<TagBehavior<Defaults>['control']>
  confirm(): void
}

/** Joins a field of the browser to an element of a built-in tag. `onEdited` runs after each edit and each new value. */
export function joinField(
  element: FieldElement,
  field: HTMLInputElement | HTMLTextAreaElement,
  onEdited: () => void = () => {},
): Field {
  const placeholder = document.createElement('div')
  placeholder.className = 'wx-placeholder'
  const showPlaceholder = (): void => {
    const { placeholder: text, placeholderClass, placeholderStyle } = element.properties
    placeholder.textContent = field.value === '' ? text : ''
    placeholder.className = `wx-placeholder ${scopedClass(element.component, placeholderClass)}`
    placeholder.setAttribute('style', rpxToCss(styleText(placeholderStyle)))
    field.setAttribute('aria-label', text)
  }
  const show = (value: string): void => {
    if (field.value !== value) field.value = value
    showPlaceholder()
    onEdited()
  }
  const edited = (): void => {
    show(field.value)
    element.set({ value: field.value })
    const detail = { value: field.value, cursor: field.selectionStart ?? field.value.length, keyCode: 0 }
    // A handler of `input` may answer with the text to show instead.
    element.trigger('input', detail, {
      onReturn(returned) {
        if (typeof returned === 'string') {
          show(returned)
          element.set({ value: returned })
        }
      },
    })
  }
  const confirm = (): void => {
    element.trigger('confirm', { value: field.value })
    if (!element.properties.confirmHold) field.blur()
  }
  const focus = (): void => {
    if (!element.dom.isConnected) return
    field.focus({ preventScroll: true })
    const { cursor, selectionStart, selectionEnd } = element.properties
    if (selectionStart >= 0 && selectionEnd >= 0) field.setSelectionRange(selectionStart, selectionEnd)
    else if (cursor >= 0) field.setSelectionRange(cursor, cursor)
  }

  // While a word is being composed its letters are not yet input.
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) edited()
    else placeholder.textContent = ''
  })
  field.addEventListener('compositionend', edited)
  field.addEventListener('focus', () => element.trigger('focus', { value: field.value, height: 0 }))
  field.addEventListener('blur', () => {
    element.trigger('blur', { value: field.value, cursor: field.selectionStart ?? 0 })
  })
  element.dom.append(placeholder, field)

  return {
    changed: {
      value: show,
      placeholder: showPlaceholder,
      placeholderClass: showPlaceholder,
      placeholderStyle: showPlaceholder,
      disabled(disabled) {
        field.disabled = disabled
        element.attribute('disabled', disabled)
      },
      maxlength(length) {
        if (length >= 0) field.maxLength = length
        else field.removeAttribute('maxlength')
      },
      focus(wanted) {
        if (wanted) focus()
        else if (document.activeElement === field) field.blur()
      },
    },
    attached() {
      showPlaceholder()
      if (element.properties.focus || element.properties.autoFocus) setTimeout(focus)
    },
    control: {
      activate: focus,
      value: () => field.value,
      reset() {
        show('')
        element.set({ value: '' })
      },
      functions: {
        input(value: string) {
          field.value = value
          edited()
        },
      },
    },
    confirm,
  }
}
