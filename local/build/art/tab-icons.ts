import { paint } from './paint'
import { disc, outlined, type Point, roundedBox, type Shape, stroke, union, without } from './shapes'

/** What WeChat asks of a tab bar icon, in pixels. */
const SIZE = 81

const COLOURS = {
  light: { plain: '#69716c', selected: '#3b7257' },
  dark: { plain: '#98a19b', selected: '#8cc3a6' },
} as const

/** The icons of the tab bar by the file they are kept in, below `images/tab/`. */
export function tabIcons(): Map<string, Buffer> {
  const icons = new Map<string, Buffer>()
  for (const [theme, { plain, selected }] of Object.entries(COLOURS)) {
    icons.set(`today-${theme}.png`, draw(sevenBolls({ filled: false }), plain))
    icons.set(`today-selected-${theme}.png`, draw(sevenBolls({ filled: true }), selected))
    icons.set(`member-day-${theme}.png`, draw(wheel({ filled: false }), plain))
    icons.set(`member-day-selected-${theme}.png`, draw(wheel({ filled: true }), selected))
    icons.set(`check-in-${theme}.png`, draw(tickedSheet({ filled: false }), plain))
    icons.set(`check-in-selected-${theme}.png`, draw(tickedSheet({ filled: true }), selected))
    icons.set(`rewards-${theme}.png`, draw(parcel({ filled: false }), plain))
    icons.set(`rewards-selected-${theme}.png`, draw(parcel({ filled: true }), selected))
    icons.set(`mine-${theme}.png`, draw(person({ filled: false }), plain))
    icons.set(`mine-selected-${theme}.png`, draw(person({ filled: true }), selected))
  }
  return icons
}

const LINE = 4.6
const CENTRE: Point = { x: 40.5, y: 40.5 }

/** 今天: six bolls around one. */
function sevenBolls({ filled }: { readonly filled: boolean }): Shape {
  const around = [-120, -60, 0, 60, 120, 180].map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    return { x: CENTRE.x + 19.5 * Math.cos(angle), y: CENTRE.y + 19.5 * Math.sin(angle) }
  })
  const bolls = union(...around.map((centre) => disc(centre, 12.2)))
  const heart = disc(CENTRE, 7)
  return filled ? without(bolls, outlined(heart, LINE)) : union(outlined(bolls, LINE), outlined(heart, LINE))
}

/** 会员日: a wheel of six cells under its pointer. */
function wheel({ filled }: { readonly filled: boolean }): Shape {
  const centre: Point = { x: 40.5, y: 45 }
  const seams = union(
    ...[0, 60, 120].map((degrees) => {
      const angle = (degrees * Math.PI) / 180
      const reach = { x: 27 * Math.cos(angle), y: 27 * Math.sin(angle) }
      return stroke(
        { x: centre.x - reach.x, y: centre.y - reach.y },
        { x: centre.x + reach.x, y: centre.y + reach.y },
        filled ? LINE - 1 : LINE - 1.4,
      )
    }),
  )
  const hub = disc(centre, 8)
  const pointer = union(disc({ x: 40.5, y: 11 }, 6), stroke({ x: 40.5, y: 11 }, { x: 40.5, y: 21 }, LINE))
  const face = disc(centre, 27)
  if (filled) return union(without(without(face, seams), disc(centre, 6)), pointer)
  return union(outlined(face, LINE), without(seams, hub), outlined(hub, LINE - 1), pointer)
}

/** 签到: a sheet of the calendar with a tick. */
function tickedSheet({ filled }: { readonly filled: boolean }): Shape {
  const sheet = roundedBox({ left: 13, top: 17, right: 68, bottom: 69, radius: 12 })
  const rings = union(
    stroke({ x: 28, y: 10 }, { x: 28, y: 21 }, LINE),
    stroke({ x: 53, y: 10 }, { x: 53, y: 21 }, LINE),
  )
  const tick = union(
    stroke({ x: 29, y: 45 }, { x: 37.5, y: 53 }, LINE + 0.6),
    stroke({ x: 37.5, y: 53 }, { x: 53, y: 36.5 }, LINE + 0.6),
  )
  return filled ? union(without(sheet, tick), rings) : union(outlined(sheet, LINE), rings, tick)
}

/** 兑换: a parcel with its ribbon. */
function parcel({ filled }: { readonly filled: boolean }): Shape {
  const body = roundedBox({ left: 15, top: 36, right: 66, bottom: 70, radius: 9 })
  const lid = roundedBox({ left: 11, top: 24, right: 70, bottom: 39, radius: 6 })
  const ribbon = stroke({ x: 40.5, y: 24 }, { x: 40.5, y: 70 }, filled ? LINE - 1 : LINE)
  const bow = union(
    outlined(disc({ x: 32.5, y: 16.5 }, 7), LINE - 0.6),
    outlined(disc({ x: 48.5, y: 16.5 }, 7), LINE - 0.6),
  )
  if (filled) return union(without(union(body, lid), ribbon), bow)
  return union(outlined(body, LINE), without(outlined(lid, LINE), disc({ x: 40.5, y: 46 }, 0)), ribbon, bow)
}

/** 我的: a head above its shoulders. */
function person({ filled }: { readonly filled: boolean }): Shape {
  const head = disc({ x: 40.5, y: 26 }, 14)
  const shoulders = roundedBox({ left: 14, top: 47, right: 67, bottom: 84, radius: 24 })
  const cut = without(shoulders, roundedBox({ left: 0, top: 70, right: 81, bottom: 120, radius: 0 }))
  return filled ? union(head, cut) : union(outlined(head, LINE), outlined(cut, LINE))
}

const draw = (shape: Shape, colour: string): Buffer => paint([{ shape, colour }], { width: SIZE, height: SIZE })
