import type { TabBar, TabBarItem } from '../../seams'
import { draw } from '../draw'

export interface DrawnTabBar {
  readonly element: HTMLElement
  show(bar: TabBar | null): void
}

export function drawTabBar(onChoose: (pagePath: string) => void): DrawnTabBar {
  const element = draw('div', { class: 'tab-bar', role: 'tablist', hidden: true })
  return {
    element,
    show(bar) {
      element.hidden = bar === null || !bar.visible
      if (bar === null) return
      element.style.background = bar.background
      element.dataset.border = bar.borderStyle
      element.replaceChildren(...bar.items.map((item) => drawItem(item, bar, onChoose)))
    },
  }
}

function drawItem(item: TabBarItem, bar: TabBar, onChoose: (pagePath: string) => void): HTMLElement {
  const selected = item.pagePath === bar.selected
  const iconUrl = selected ? (item.selectedIconUrl ?? item.iconUrl) : item.iconUrl
  return draw(
    'button',
    {
      class: 'tab-item',
      role: 'tab',
      'aria-selected': String(selected),
      style: `color: ${selected ? bar.selectedColor : bar.color}`,
      onClick: () => onChoose(item.pagePath),
    },
    draw(
      'span',
      { class: 'tab-icon' },
      iconUrl ? draw('img', { src: iconUrl, alt: '' }) : null,
      item.badge ? draw('b', { class: 'tab-badge' }, item.badge) : null,
      item.redDot && !item.badge ? draw('b', { class: 'tab-dot' }) : null,
    ),
    draw('span', { class: 'tab-text' }, item.text),
  )
}
