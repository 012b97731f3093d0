import { draw } from './draw'

export interface LayerOptions {
  /** `middle`: a dialog; `bottom`: a sheet that comes up from the lower edge. */
  readonly place: 'middle' | 'bottom'
  readonly label: string
  /** Called when the person taps beside the content; without it a tap there does nothing. */
  readonly onDismiss?: () => void
}

/** Covers the screen with `content` until the returned function takes it away. Layers may lie over each other. */
export function openLayer(content: HTMLElement, { place, label, onDismiss }: LayerOptions): () => void {
  content.setAttribute('role', 'dialog')
  content.setAttribute('aria-modal', 'true')
  content.setAttribute('aria-label', label)
  const layer = draw('div', { class: `layer layer-${place}` }, content)
  layer.addEventListener('click', (event) => {
    if (event.target === layer) onDismiss?.()
  })
  layer.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onDismiss?.()
  })
  layersOf(document).append(layer)
  const focus = content.querySelector<HTMLElement>('[autofocus]') ?? content
  if (focus === content) content.tabIndex = -1
  focus.focus({ preventScroll: true })
  return () => layer.remove()
}

/** Opens a layer that ends with an answer: `build` gets the function that gives it. */
export function askInLayer<Answer>(
  options: Omit<LayerOptions, 'onDismiss'> & { readonly dismissed?: Answer },
  build: (answer: (value: Answer) => void) => HTMLElement,
): Promise<Answer> {
  return new Promise((resolve) => {
    const answer = (value: Answer) => {
      close()
      resolve(value)
    }
    const { place, label } = options
    const dismiss = 'dismissed' in options ? { onDismiss: () => answer(options.dismissed as Answer) } : {}
    const close = openLayer(build(answer), { place, label, ...dismiss })
  })
}

/** Closes whatever lies over the page, as when the mini program starts anew. */
export function closeLayers(): void {
  layersOf(document).replaceChildren()
}

function layersOf(of: Document): HTMLElement {
  const layers = of.getElementById('layers')
  if (!layers) throw new Error('the phone has no place for layers')
  return layers
}
