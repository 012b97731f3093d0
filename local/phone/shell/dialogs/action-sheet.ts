import { draw } from '../draw'
import { askInLayer } from '../layer'

export interface ActionSheetRequest {
  readonly items: readonly string[]
  readonly title: string
  /** Of the items' text; empty: the theme's. */
  readonly color: string
}

/** The index of the item that was tapped, `null` when the sheet was left. */
export function askActionSheet({ items, title, color }: ActionSheetRequest): Promise<number | null> {
  return askInLayer<number | null>({ place: 'bottom', label: title || '选择', dismissed: null }, (answer) =>
    draw(
      'div',
      { class: 'sheet action-sheet' },
      title ? draw('p', { class: 'action-title' }, title) : null,
      ...items.map((item, index) =>
        draw(
          'button',
          { class: 'action-item', style: color ? `color: ${color}` : undefined, onClick: () => answer(index) },
          item,
        ),
      ),
      draw('button', { class: 'action-item action-cancel', onClick: () => answer(null) }, '取消'),
    ),
  )
}
