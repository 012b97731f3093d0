import { draw } from '../draw'
import { openLayer } from '../layer'

export interface ShareCard {
  readonly title: string
  readonly path: string
  readonly imageUrl: string
}

/** Shows the card as it would stand in a chat. `open` follows it, as the friend who taps it would. */
export function showShareCard(card: ShareCard, open: (path: string) => void): void {
  const follow = () => {
    close()
    open(card.path)
  }
  const content = draw(
    'div',
    { class: 'sheet' },
    draw('h2', { class: 'sheet-title' }, '发送给朋友'),
    draw(
      'button',
      { class: 'share-card', 'aria-label': `打开 ${card.title}`, onClick: follow },
      draw('span', { class: 'share-title' }, card.title),
      card.imageUrl ? draw('img', { src: card.imageUrl, alt: '' }) : draw('span', { class: 'share-blank' }),
      draw('span', { class: 'share-foot' }, '小程序'),
    ),
    draw('p', { class: 'sheet-code' }, card.path),
    draw(
      'button',
      { class: 'button-plain', 'data-native': 'shareConfirm shareCancel', onClick: () => close() },
      '完成',
    ),
  )
  const close = openLayer(content, { place: 'bottom', label: '发送给朋友', onDismiss: () => close() })
}
