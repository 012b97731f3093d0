import type { AnimationStep, ExportedAnimation } from '../tags/animation'
import type { Area } from './area'
import type { Options } from './parameters'

/** `wx.createAnimation`: steps to be given to the `animation` property. */
export const animation: Area = () => ({
  createAnimation: (options: Options = {}) => new Animation(readTiming(options, DEFAULT_TIMING)),
})

interface Timing {
  readonly durationMs: number
  readonly delayMs: number
  readonly timingFunction: string
  readonly transformOrigin: string
}

const DEFAULT_TIMING: Timing = { durationMs: 400, delayMs: 0, timingFunction: 'linear', transformOrigin: '50% 50% 0' }

function readTiming(options: Options, otherwise: Timing): Timing {
  return {
    durationMs: Number(options.duration ?? otherwise.durationMs),
    delayMs: Number(options.delay ?? otherwise.delayMs),
    timingFunction: String(options.timingFunction ?? otherwise.timingFunction),
    transformOrigin: String(options.transformOrigin ?? otherwise.transformOrigin),
  }
}

/** Numbers are px for lengths and degrees for angles. Every method gives the animation back. */
class Animation {
  readonly #timing: Timing
  #steps: AnimationStep[] = []
  #style: Record<string, string> = {}
  #transforms: string[] = []

  constructor(timing: Timing) {
    this.#timing = timing
  }

  /** Ends a group of changes that happen together. */
  step(options: Options = {}): this {
    const transform = this.#transforms.length > 0 ? { transform: this.#transforms.join(' ') } : {}
    this.#steps.push({ style: { ...this.#style, ...transform }, ...readTiming(options, this.#timing) })
    this.#style = {}
    this.#transforms = []
    return this
  }

  /** The steps since the last export. */
  export(): ExportedAnimation {
    const actions = this.#steps
    this.#steps = []
    return { actions }
  }

  opacity = (value: number): this => this.#set('opacity', String(value))
  backgroundColor = (value: string): this => this.#set('backgroundColor', value)
  width = (value: number | string): this => this.#set('width', length(value))
  height = (value: number | string): this => this.#set('height', length(value))
  left = (value: number | string): this => this.#set('left', length(value))
  right = (value: number | string): this => this.#set('right', length(value))
  top = (value: number | string): this => this.#set('top', length(value))
  bottom = (value: number | string): this => this.#set('bottom', length(value))

  translate = (x: number | string, y: number | string = 0): this => this.#transform('translate', length(x), length(y))
  translateX = (x: number | string): this => this.#transform('translateX', length(x))
  translateY = (y: number | string): this => this.#transform('translateY', length(y))
  translateZ = (z: number | string): this => this.#transform('translateZ', length(z))
  translate3d = (x: number | string, y: number | string, z: number | string): this =>
    this.#transform('translate3d', length(x), length(y), length(z))
  scale = (x: number, y = x): this => this.#transform('scale', x, y)
  scaleX = (x: number): this => this.#transform('scaleX', x)
  scaleY = (y: number): this => this.#transform('scaleY', y)
  scaleZ = (z: number): this => this.#transform('scaleZ', z)
  scale3d = (x: number, y: number, z: number): this => this.#transform('scale3d', x, y, z)
  rotate = (angle: number): this => this.#transform('rotate', degrees(angle))
  rotateX = (angle: number): this => this.#transform('rotateX', degrees(angle))
  rotateY = (angle: number): this => this.#transform('rotateY', degrees(angle))
  rotateZ = (angle: number): this => this.#transform('rotateZ', degrees(angle))
  rotate3d = (x: number, y: number, z: number, angle: number): this =>
    this.#transform('rotate3d', x, y, z, degrees(angle))
  skew = (x: number, y = 0): this => this.#transform('skew', degrees(x), degrees(y))
  skewX = (x: number): this => this.#transform('skewX', degrees(x))
  skewY = (y: number): this => this.#transform('skewY', degrees(y))
  matrix = (...values: readonly number[]): this => this.#transform('matrix', ...values)
  matrix3d = (...values: readonly number[]): this => this.#transform('matrix3d', ...values)

  #set(property: string, value: string): this {
    this.#style[property] = value
    return this
  }

  #transform(name: string, ...values: ReadonlyArray<string | number>): this {
    this.#transforms.push(`${name}(${values.join(',')})`)
    return this
  }
}

const length = (value: number | string): string => (typeof value === 'number' ? `${value}px` : value)
const degrees = (angle: number): string => `${angle}deg`
