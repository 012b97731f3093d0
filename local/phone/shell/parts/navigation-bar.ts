import type { NavigationBar } from '../../seams'
import { draw, drawIcon } from '../draw'

export interface NavigationBarActions {
  readonly back: () => void
  readonly menu: () => void
  readonly close: () => void
}

export interface DrawnNavigationBar {
  readonly element: HTMLElement
  /** Floats over the webview, whatever the page does with its bar. */
  readonly capsule: HTMLElement
  show(bar: NavigationBar): void
}

export function drawNavigationBar(actions: NavigationBarActions): DrawnNavigationBar {
  const title = draw('span', { class: 'nav-title' })
  const spinner = draw('i', { class: 'spinner nav-loading', hidden: true })
  const back = draw('button', { class: 'nav-back', 'aria-label': '返回', onClick: actions.back }, drawIcon(BACK))
  const element = draw('div', { class: 'nav-bar' }, back, draw('div', { class: 'nav-middle' }, spinner, title))
  const capsule = draw(
    'div',
    { class: 'capsule' },
    draw('button', { 'aria-label': '更多', onClick: actions.menu }, drawIcon(MORE, 20)),
    draw('i'),
    draw('button', { 'aria-label': '关闭', onClick: actions.close }, drawIcon(TARGET, 20)),
  )
  return {
    element,
    capsule,
    show(bar) {
      title.textContent = bar.title
      spinner.hidden = !bar.loading
      back.hidden = !bar.canGoBack
      element.hidden = bar.custom
    },
  }
}

const BACK = '<path d="M15 4.5 8 12l7 7.5"/>'
const MORE =
  '<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2.8"/><circle cx="19" cy="12" r="2"/></g>'
const TARGET =
  '<circle cx="12" cy="12" r="8.5" stroke-width="2.2"/><circle cx="12" cy="12" r="3.2" fill="currentColor" stroke="none"/>'
