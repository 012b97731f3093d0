import { draw } from '../draw'

/** The strip along the left edge from which a finger drags the page back. */
export function drawBackEdge(onBack: () => void): HTMLElement {
  const edge = draw('div', { class: 'back-edge', 'aria-hidden': 'true', hidden: true })
  let startX: number | null = null
  edge.addEventListener('pointerdown', (event) => {
    startX = event.clientX
    edge.setPointerCapture(event.pointerId)
  })
  edge.addEventListener('pointerup', (event) => {
    if (startX !== null && event.clientX - startX >= FAR_ENOUGH_PX) onBack()
    startX = null
  })
  edge.addEventListener('pointercancel', () => {
    startX = null
  })
  return edge
}

const FAR_ENOUGH_PX = 60
