import type { ToastRequest } from '../../seams'
import { draw, drawIcon } from '../draw'

export interface Toast {
  show(request: ToastRequest): void
  hide(): void
}

/** One toast at a time: a later one takes the place of the one before. */
export function drawToast(screen: HTMLElement): Toast {
  let shown: HTMLElement | null = null
  let timer: number | undefined

  const hide = () => {
    clearTimeout(timer)
    shown?.remove()
    shown = null
  }

  return {
    hide,
    show({ title, icon, mask, durationMs }) {
      hide()
      shown = draw(
        'div',
        { class: `toast-place${mask ? ' toast-mask' : ''}` },
        draw('div', { class: `toast toast-${icon}`, role: 'status' }, drawSign(icon), draw('span', {}, title)),
      )
      screen.append(shown)
      if (durationMs !== undefined) timer = window.setTimeout(hide, durationMs)
    },
  }
}

function drawSign(icon: ToastRequest['icon']): Node | null {
  if (icon === 'none') return null
  if (icon === 'loading') return draw('i', { class: 'spinner' })
  return drawIcon(icon === 'success' ? '<path d="M4.5 12.5 10 18 20 6.5"/>' : '<path d="M6 6l12 12M18 6 6 18"/>', 40)
}
