import { draw } from '../draw'
import { askInLayer } from '../layer'

/** Whether the person agrees to the mini program's privacy guidelines. */
export function askPrivacy(): Promise<boolean> {
  return askInLayer<boolean>({ place: 'bottom', label: '用户隐私保护提示' }, (answer) =>
    draw(
      'div',
      { class: 'sheet' },
      draw('h2', { class: 'sheet-title' }, '用户隐私保护提示'),
      draw(
        'p',
        { class: 'sheet-text' },
        '在你使用服务之前，请仔细阅读小程序的隐私保护指引。同意后才会处理你的个人信息。',
      ),
      draw(
        'div',
        { class: 'sheet-buttons' },
        draw(
          'button',
          { class: 'button-plain', 'data-native': 'authorizeCancel', onClick: () => answer(false) },
          '拒绝',
        ),
        draw('button', { class: 'button-main', 'data-native': 'authorizeAllow', onClick: () => answer(true) }, '同意'),
      ),
    ),
  )
}
