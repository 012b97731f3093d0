import { draggable } from './drag'
import { lengthOf } from './progress'
import { tag } from './tag'

export const movableArea = tag({
  name: 'movable-area',
  style: `
    wx-movable-area {
      position: relative;
      display: block;
      width: 10px;
      height: 10px;
    }
  `,
  defaults: { scaleArea: false },
  create: () => ({}),
})

/** Dragged inside its `movable-area`. Scaling by two fingers is left out; `scale-value` is applied. */
export const movableView = tag({
  name: 'movable-view',
  style: `
    wx-movable-view {
      position: absolute;
      display: inline-block;
      width: 10px;
      height: 10px;
      touch-action: none;
      will-change: transform;
    }
  `,
  defaults: {
    direction: 'none',
    inertia: false,
    outOfBounds: false,
    x: null,
    y: null,
    damping: 20,
    friction: 2,
    disabled: false,
    scale: false,
    scaleMin: 0.5,
    scaleMax: 10,
    scaleValue: 1,
    animation: true,
  },
  create(element) {
    const { dom } = element
    let position = { x: 0, y: 0 }
    let from = { x: 0, y: 0 }
    let grabbed = { x: 0, y: 0 }

    const bounds = () => {
      const area = dom.closest('wx-movable-area')
      const width = (area?.clientWidth ?? 0) - dom.offsetWidth
      const height = (area?.clientHeight ?? 0) - dom.offsetHeight
      // A view larger than its area moves as far as its far edge.
      return { x: [Math.min(0, width), Math.max(0, width)], y: [Math.min(0, height), Math.max(0, height)] } as const
    }
    const inside = ({ x, y }: { x: number; y: number }) => {
      const limits = bounds()
      return {
        x: Math.min(Math.max(x, limits.x[0]), limits.x[1]),
        y: Math.min(Math.max(y, limits.y[0]), limits.y[1]),
      }
    }
    const moveTo = (
      wanted: { x: number; y: number },
      source: '' | 'touch' | 'out-of-bounds',
      animated: boolean,
    ): void => {
      const before = position
      position = wanted
      const { scale, scaleMin, scaleMax, scaleValue } = element.properties
      const factor = scale ? Math.min(Math.max(scaleValue, scaleMin), scaleMax) : 1
      element.style(
        `transform:translate(${position.x}px, ${position.y}px) scale(${factor});` +
          `transition:${animated ? 'transform 0.2s' : 'none'}`,
      )
      if (before.x !== position.x || before.y !== position.y) element.trigger('change', { ...position, source })
    }
    const follow = (): void => {
      const x = Number.parseFloat(lengthOf(element.properties.x, position.x))
      const y = Number.parseFloat(lengthOf(element.properties.y, position.y))
      if (dom.isConnected) moveTo(inside({ x, y }), '', element.properties.animation)
    }

    draggable(element, {
      begin(point) {
        grabbed = { x: point.clientX, y: point.clientY }
        from = position
        return !element.properties.disabled && element.properties.direction !== 'none'
      },
      move(point) {
        const { direction, outOfBounds } = element.properties
        const x = from.x + (direction === 'vertical' ? 0 : point.clientX - grabbed.x)
        const y = from.y + (direction === 'horizontal' ? 0 : point.clientY - grabbed.y)
        const limited = inside({ x, y })
        moveTo(outOfBounds ? { x: (x + limited.x) / 2, y: (y + limited.y) / 2 } : limited, 'touch', false)
      },
      end: () => moveTo(inside(position), 'out-of-bounds', true),
    })
    return {
      changed: { x: follow, y: follow, scaleValue: follow },
      ready: follow,
      control: {
        functions: {
          moveTo: (x: number, y: number) => moveTo(inside({ x, y }), 'touch', false),
        },
      },
    }
  },
})
