import type { ToastRequest } from '../../seams'
import { api, Refusal } from './api'
import type { Area } from './area'
import { type Options, optionalFlag, optionalNumber, optionalText, texts } from './parameters'
import { enterTapState } from './tap-state'

/** Toast, loading, modal and action sheet. Toast and loading share one place, as in WeChat. */
export const feedback: Area = ({ shell }) => ({
  showToast: api('showToast', (options) => {
    const icon = optionalText(options, 'icon', 'success')
    shell.toast({
      title: optionalText(options, 'title', ''),
      icon: isToastIcon(icon) ? icon : 'success',
      mask: optionalFlag(options, 'mask', false),
      durationMs: optionalNumber(options, 'duration', TOAST_MS),
    })
  }),
  hideToast: api('hideToast', () => shell.hideToast()),
  showLoading: api('showLoading', (options) => {
    shell.toast({
      title: optionalText(options, 'title', ''),
      icon: 'loading',
      mask: optionalFlag(options, 'mask', false),
    })
  }),
  hideLoading: api('hideLoading', () => shell.hideToast()),

  showModal: api('showModal', async (options) => {
    const request = {
      title: optionalText(options, 'title', ''),
      content: optionalText(options, 'content', ''),
      showCancel: optionalFlag(options, 'showCancel', true),
      cancelText: buttonText(options, 'cancelText', '取消'),
      confirmText: buttonText(options, 'confirmText', '确定'),
      editable: optionalFlag(options, 'editable', false),
      placeholderText: optionalText(options, 'placeholderText', ''),
    }
    const { confirm, content } = await shell.modal(request)
    enterTapState()
    return { confirm, cancel: !confirm, content: content ?? null }
  }),

  showActionSheet: api('showActionSheet', async (options) => {
    const items = texts(options, 'itemList')
    if (items.length < 1) throw new Refusal('parameter error: parameter.itemList should have at least 1 item;')
    if (items.length > MOST_ITEMS) throw new Refusal(`parameter error: itemList should not be large than ${MOST_ITEMS}`)
    const tapIndex = await shell.actionSheet({
      items,
      title: optionalText(options, 'alertText', ''),
      color: optionalText(options, 'itemColor', ''),
    })
    if (tapIndex === null) throw new Refusal('cancel')
    return { tapIndex }
  }),
})

const TOAST_MS = 1500
const MOST_ITEMS = 6
const MOST_BUTTON_CHARACTERS = 4

function buttonText(options: Options, name: string, otherwise: string): string {
  const label = optionalText(options, name, otherwise)
  if ([...label].length > MOST_BUTTON_CHARACTERS) {
    throw new Refusal(`${name} length should not larger than ${MOST_BUTTON_CHARACTERS} Chinese characters`)
  }
  return label
}

function isToastIcon(icon: string): icon is ToastRequest['icon'] {
  return ['success', 'error', 'loading', 'none'].includes(icon)
}
