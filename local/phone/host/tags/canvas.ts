import { tag } from './tag'

/** WeChat's Canvas is a canvas of the browser with some makers of its own. */
export interface CanvasNode extends HTMLCanvasElement {
  createImage(): HTMLImageElement
  createPath2D(path?: Path2D | string): Path2D
  createImageData(width: number, height: number): ImageData
  requestAnimationFrame(run: FrameRequestCallback): number
  cancelAnimationFrame(frame: number): void
}

export const canvas = tag({
  name: 'canvas',
  style: `
    wx-canvas {
      position: relative;
      display: block;
      width: 300px;
      height: 150px;
      overflow: hidden;
    }

    wx-canvas > canvas {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
  defaults: { type: '', canvasId: '', disableScroll: false },
  create(element) {
    const node = createNode()
    element.dom.append(node)
    element.dom.addEventListener(
      'touchmove',
      (event) => {
        if (element.properties.disableScroll) event.preventDefault()
      },
      { passive: false },
    )
    /** Without `type`, drawing counts in CSS pixels: the bitmap is as large as the element. A new size empties it. */
    const fit = (): void => {
      const { clientWidth, clientHeight } = element.dom
      if (element.properties.type || (node.width === clientWidth && node.height === clientHeight)) return
      node.width = clientWidth
      node.height = clientHeight
    }
    return {
      changed: {
        canvasId(id) {
          element.dom.dataset.canvasId = id
        },
      },
      attached: fit,
      ready: fit,
      control: { node: () => node },
    }
  },
})

function createNode(): CanvasNode {
  return Object.assign(document.createElement('canvas'), {
    createImage: () => new Image(),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (frame: number) => cancelAnimationFrame(frame),
  })
}
