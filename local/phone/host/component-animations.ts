import type { GeneralComponent } from 'glass-easel'
import { rpxToCss } from '../rpx'

/** A key frame as WeChat takes it: CSS properties, transforms as names of their own, `offset` and `ease`. */
type KeyFrame = Readonly<Record<string, unknown>>

const TRANSFORMS = /^(matrix|matrix3d|perspective|rotate|scale|skew|translate)(3d|X|Y|Z)?$/

/** Gives a page or component `animate(selector, keyFrames, durationMs, done)` and `clearAnimation`. Animations driven by a
 *  scroll view are refused with an error. */
export function giveAnimations(instance: { readonly _$: GeneralComponent }): void {
  const elementsOf = (selector: string): HTMLElement[] =>
    (instance._$.getShadowRoot()?.querySelectorAll(selector) ?? []).map((node) => node.$$ as unknown as HTMLElement)

  Object.assign(instance, {
    animate(selector: string, keyFrames: readonly KeyFrame[], durationMs: number, done?: (() => void) | object) {
      if (typeof done === 'object')
        throw new Error('animate: an animation driven by a scroll-view is not available here')
      for (const element of elementsOf(selector)) {
        const animation = element.animate(keyFrames.map(toCss), { duration: durationMs, fill: 'forwards' })
        if (done) animation.addEventListener('finish', done)
      }
    },
    clearAnimation(selector: string, optionsOrDone?: object | (() => void), done?: () => void) {
      for (const element of elementsOf(selector)) for (const animation of element.getAnimations()) animation.cancel()
      const finished = typeof optionsOrDone === 'function' ? (optionsOrDone as () => void) : done
      finished?.()
    },
  })
}

function toCss(keyFrame: KeyFrame): Keyframe {
  const css: Keyframe = {}
  const transforms: string[] = []
  for (const [name, value] of Object.entries(keyFrame)) {
    if (value === undefined || value === null) continue
    if (name === 'offset') css.offset = Number(value)
    else if (name === 'ease') css.easing = String(value)
    else if (TRANSFORMS.test(name)) transforms.push(`${name}(${argumentsOf(name, value)})`)
    else css[name] = rpxToCss(String(value))
  }
  if (transforms.length > 0) css.transform = transforms.join(' ')
  return css
}

function argumentsOf(name: string, value: unknown): string {
  const unit = name.startsWith('translate') ? 'px' : /^(rotate|skew)/.test(name) ? 'deg' : ''
  const values = Array.isArray(value) ? value : [value]
  return values.map((one) => (typeof one === 'number' ? `${one}${unit}` : rpxToCss(String(one)))).join(', ')
}
