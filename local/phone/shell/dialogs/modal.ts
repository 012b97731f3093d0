import type { ModalRequest } from '../../seams'
import { draw } from '../draw'
import { askInLayer } from '../layer'

/** WeChat's modal; it ends by one of its buttons only. `content` is what was typed into an editable one. */
export function askModal(request: ModalRequest): Promise<{ readonly confirm: boolean; readonly content?: string }> {
  const { title, content, showCancel, cancelText, confirmText, editable, placeholderText } = request
  return askInLayer({ place: 'middle', label: title || content }, (answer) => {
    const input = editable
      ? draw('textarea', { class: 'modal-input', rows: 2, placeholder: placeholderText, autofocus: true })
      : null
    if (input) input.value = content
    const confirmed = () => answer(input ? { confirm: true, content: input.value } : { confirm: true })
    return draw(
      'div',
      { class: 'modal' },
      draw(
        'div',
        { class: 'modal-body' },
        title ? draw('h2', {}, title) : null,
        input ?? (content ? draw('p', { class: title ? '' : 'modal-alone' }, content) : null),
      ),
      draw(
        'div',
        { class: 'modal-buttons' },
        showCancel
          ? draw('button', { 'data-native': 'cancelModal', onClick: () => answer({ confirm: false }) }, cancelText)
          : null,
        draw('button', { class: 'modal-confirm', 'data-native': 'confirmModal', onClick: confirmed }, confirmText),
      ),
    )
  })
}
