import { type Face, type Ink, type Inks, paintWheel } from './paint-wheel'

type Painted = Pick<Face, 'cells' | 'won'>

/** The canvas of the wheel. The face is painted once, off the screen; turning it is one picture a frame. */
export interface Easel {
  readonly canvas: WechatMiniprogram.Canvas
  /** False where the member has asked her phone for less motion. */
  readonly wantsMotion: boolean
  paint(painted: Painted): void
  /** Shows the painted face, turned clockwise by so many degrees. */
  show(rotation: number): void
}

/** Order of the elements that hold the colours; a canvas knows no CSS variables. */
const INKS = ['prize', 'nothing', 'gone', 'won', 'rim'] as const

/** Makes the easel ready. Calls back with null where the page has no canvas any more. */
export function readyEasel(query: WechatMiniprogram.SelectorQuery, whenReady: (easel: Easel | null) => void): void {
  query.select('.face').fields({
    node: true,
    size: true,
    computedStyle: ['fontSize', 'fontFamily', 'transitionProperty'],
  })
  query.selectAll('.ink').fields({ computedStyle: ['backgroundColor', 'color'] })
  query.exec(([face, inks]: [FoundFace | null, FoundInk[]]) => {
    whenReady(face?.node ? easelOf(face, face.node, inksOf(inks)) : null)
  })
}

interface FoundFace {
  readonly node: WechatMiniprogram.Canvas | null
  readonly width: number
  readonly fontSize: string
  readonly fontFamily: string
  readonly transitionProperty: string
}

interface FoundInk {
  readonly backgroundColor: string
  readonly color: string
}

function easelOf(found: FoundFace, canvas: WechatMiniprogram.Canvas, inks: Inks): Easel {
  const { pixelRatio } = wx.getWindowInfo()
  const size = Math.round(found.width * pixelRatio)
  canvas.width = size
  canvas.height = size
  const context: Face['context'] = canvas.getContext('2d')
  const face = wx.createOffscreenCanvas({ type: '2d', width: size, height: size })
  const faceContext: Face['context'] = face.getContext('2d')
  const font = { size: Number.parseFloat(found.fontSize) * pixelRatio, family: found.fontFamily }
  return {
    canvas,
    wantsMotion: found.transitionProperty !== 'none',
    paint: (painted) => paintWheel({ context: faceContext, size, inks, font, ...painted }),
    show(rotation) {
      context.clearRect(0, 0, size, size)
      context.save()
      context.translate(size / 2, size / 2)
      context.rotate((rotation * Math.PI) / 180)
      context.drawImage(face, -size / 2, -size / 2)
      context.restore()
    },
  }
}

function inksOf(found: readonly FoundInk[]): Inks {
  const ink = (name: (typeof INKS)[number]): Ink => {
    const { backgroundColor: ground = '', color: text = '' } = found[INKS.indexOf(name)] ?? {}
    return { ground, text }
  }
  return { prize: ink('prize'), nothing: ink('nothing'), gone: ink('gone'), won: ink('won'), rim: ink('rim') }
}
