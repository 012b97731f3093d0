import { draw } from '../draw'
import { openLayer } from '../layer'

/** Pictures over the whole screen, to swipe through; a tap leaves. */
export function showImages({ urls, current }: { readonly urls: readonly string[]; readonly current: number }): void {
  const strip = draw(
    'div',
    { class: 'images', onClick: () => close() },
    ...urls.map((src) => draw('img', { src, alt: '' })),
  )
  const close = openLayer(strip, { place: 'middle', label: '图片', onDismiss: () => close() })
  strip.scrollLeft = strip.clientWidth * current
}
