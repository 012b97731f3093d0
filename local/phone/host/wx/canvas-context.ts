type Pen = CanvasRenderingContext2D
type Stroke = (pen: Pen) => void

/** WeChat's older canvas context: calls are kept and drawn when `draw` is called. */
export class CanvasContext {
  readonly #pen: () => Pen | null
  #strokes: Stroke[] = []

  constructor(pen: () => Pen | null) {
    this.#pen = pen
    for (const name of PASSED_ON) {
      Object.assign(this, {
        [name]: (...values: unknown[]) =>
          this.#keep((drawing) => (drawing[name] as (...given: unknown[]) => void)(...values)),
      })
    }
    for (const [setter, property] of Object.entries(SETTERS)) {
      Object.assign(this, {
        [setter]: (value: unknown) => this.#keep((drawing) => Object.assign(drawing, { [property]: value })),
      })
    }
    for (const property of Object.values(SETTERS)) {
      Object.defineProperty(this, property, {
        set: (value: unknown) => this.#keep((drawing) => Object.assign(drawing, { [property]: value })),
      })
    }
  }

  setFontSize(px: number): void {
    this.#keep((drawing) => {
      drawing.font = `${px}px "Noto Sans SC Variable", sans-serif`
    })
  }

  setLineDash(pattern: number[], offset: number): void {
    this.#keep((drawing) => {
      drawing.setLineDash(pattern)
      drawing.lineDashOffset = offset
    })
  }

  setShadow(offsetX: number, offsetY: number, blur: number, color: string): void {
    this.#keep((drawing) =>
      Object.assign(drawing, { shadowOffsetX: offsetX, shadowOffsetY: offsetY, shadowBlur: blur, shadowColor: color }),
    )
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#pen()?.measureText(text).width ?? 0 }
  }

  createLinearGradient(x0: number, y0: number, x1: number, y1: number): CanvasGradient | null {
    return this.#pen()?.createLinearGradient(x0, y0, x1, y1) ?? null
  }

  createCircularGradient(x: number, y: number, radius: number): CanvasGradient | null {
    return this.#pen()?.createRadialGradient(x, y, 0, x, y, radius) ?? null
  }

  /** Draws what was kept, over what is there when `reserve`, and calls `done` afterwards. */
  draw(reserve = false, done?: () => void): void {
    const strokes = this.#strokes
    this.#strokes = []
    const pen = this.#pen()
    if (pen) {
      if (!reserve) pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height)
      for (const stroke of strokes) stroke(pen)
    }
    if (done) setTimeout(done, 0)
  }

  #keep(stroke: Stroke): void {
    this.#strokes.push(stroke)
  }
}

const PASSED_ON = [
  'arc',
  'arcTo',
  'beginPath',
  'bezierCurveTo',
  'clearRect',
  'clip',
  'closePath',
  'drawImage',
  'fill',
  'fillRect',
  'fillText',
  'lineTo',
  'moveTo',
  'quadraticCurveTo',
  'rect',
  'restore',
  'rotate',
  'save',
  'scale',
  'setTransform',
  'stroke',
  'strokeRect',
  'strokeText',
  'transform',
  'translate',
] as const

const SETTERS = {
  setFillStyle: 'fillStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setLineWidth: 'lineWidth',
  setMiterLimit: 'miterLimit',
  setStrokeStyle: 'strokeStyle',
  setTextAlign: 'textAlign',
  setTextBaseline: 'textBaseline',
} as const
