import type { GeneralComponent } from 'glass-easel'
import { rpxToCss } from '../../rpx'
import { styleText } from '../style-text'

/** One step of `wx.createAnimation().export()` in this host. */
export interface AnimationStep {
  readonly style: Readonly<Record<string, string>>
  /** Milliseconds. */
  readonly durationMs: number
  readonly delayMs: number
  readonly timingFunction: string
  readonly transformOrigin?: string
}

/** What the `animation` property is given. */
export interface ExportedAnimation {
  readonly actions: readonly AnimationStep[]
}

/** The engine's place for styles of an animation. */
const ANIMATION_STYLE = 2

/** Plays the steps one after another as CSS transitions; what a step has set stays. */
export function playAnimation(component: GeneralComponent, animation: unknown): void {
  const actions = (animation as ExportedAnimation | null)?.actions
  if (!Array.isArray(actions) || actions.length === 0) return
  const reached: Record<string, string> = {}
  const play = (steps: readonly AnimationStep[]): void => {
    const [step, ...rest] = steps
    if (!step) return
    Object.assign(reached, step.style)
    component.setNodeStyle(
      rpxToCss(
        styleText({
          ...reached,
          transition: `all ${step.durationMs}ms ${step.timingFunction} ${step.delayMs}ms`,
          ...(step.transformOrigin ? { transformOrigin: step.transformOrigin } : {}),
        }),
      ),
      ANIMATION_STYLE,
    )
    if (rest.length > 0) setTimeout(() => play(rest), step.durationMs + step.delayMs)
  }
  play(actions as readonly AnimationStep[])
}
