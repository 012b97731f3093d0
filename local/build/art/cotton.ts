/**
 * The cotton of the mini program as SVG: one boll, and the branch it opens on. WXSS takes no files and lets no variable
 * into a picture, so both palettes are written out as data URLs, under two names that pages use.
 */

interface Palette {
  readonly light: string
  readonly cotton: string
  readonly shade: string
  readonly shadow: string
  readonly fold: string
  readonly leaf: string
  readonly leafDeep: string
  readonly stem: string
  readonly vein: string
  readonly moon: string
}

const DAY: Palette = {
  light: '#ffffff',
  cotton: '#fffefb',
  shade: '#e7e0d1',
  shadow: '#b5aa92',
  fold: '#e3dbca',
  leaf: '#8db59d',
  leafDeep: '#5c9077',
  stem: '#6e9a83',
  vein: '#a9c9b6',
  moon: '#ece8dc',
}

const NIGHT: Palette = {
  light: '#f0ece2',
  cotton: '#e2dccd',
  shade: '#b7ae9b',
  shadow: '#0a0d0b',
  fold: '#c7beac',
  leaf: '#567f69',
  leafDeep: '#365846',
  stem: '#4c7560',
  vein: '#6f9a83',
  moon: '#222927',
}

/** The text of `styles/cotton-art.wxss`, which components import. */
export function cottonArt(): string {
  return `/* Drawn by local/build/art. */
:host {
  --art-boll: ${dataUrl(boll(DAY))};
  --art-branch: ${dataUrl(branch(DAY))};
}

@media (prefers-color-scheme: dark) {
  :host {
    --art-boll: ${dataUrl(boll(NIGHT))};
    --art-branch: ${dataUrl(branch(NIGHT))};
  }
}
`
}

/** Seven tufts around a centre, not quite evenly, with three folds; 120 × 120. */
function boll({ light, cotton, shade, shadow, fold }: Palette): string {
  const outline = tufted({ x: 60, y: 58, radius: 41, angles: [-78, -22, 28, 86, 140, 196, 238] })
  return svg(
    120,
    120,
    `<defs>
      <radialGradient id="g" cx=".4" cy=".32" r=".78">
        <stop offset=".25" stop-color="${light}"/><stop offset=".68" stop-color="${cotton}"/><stop offset="1" stop-color="${shade}"/>
      </radialGradient>
      <filter id="b" x="-.2" y="-.2" width="1.4" height="1.5"><feGaussianBlur stdDeviation="3"/></filter>
    </defs>
    <path d="${outline}" fill="${shadow}" opacity=".45" transform="translate(0 4)" filter="url(#b)"/>
    <path d="${outline}" fill="url(#g)"/>
    <g fill="none" stroke="${fold}" stroke-width="2.2" stroke-linecap="round">
      <path d="M41 48c4-9 14-13 22-10"/><path d="M70 64c8-1 14-7 15-14"/><path d="M47 78c7 5 16 5 22 0"/>
    </g>`,
  )
}

/** A branch before a pale moon, with sepals for six bolls around one; 520 × 600. */
function branch({ leaf, leafDeep, stem, vein, moon }: Palette): string {
  const sepals = [
    { turn: 150, size: 1 },
    { turn: 90, size: 1.04 },
    { turn: 30, size: 1 },
    { turn: -30, size: 0.92 },
    { turn: -90, size: 0.92 },
    { turn: -150, size: 0.92 },
  ].map(
    ({ turn, size }) =>
      `<path transform="translate(260 252) rotate(${turn}) scale(${size})" d="M60-30C110-52 168-44 222 0C168 44 110 52 60 30Z"/>`,
  )
  return svg(
    520,
    600,
    `<defs>
      <linearGradient id="l" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${leaf}"/><stop offset="1" stop-color="${leafDeep}"/></linearGradient>
    </defs>
    <circle cx="260" cy="262" r="252" fill="${moon}"/>
    <g fill="none" stroke="${stem}" stroke-width="4" stroke-linecap="round">
      <path stroke-width="7" d="M262 400C268 470 252 530 260 597"/><path d="M259 520C276 500 300 490 322 486"/><path d="M257 552C238 540 222 536 200 536"/>
    </g>
    <g fill="url(#l)">
      <path d="M312 492C326 446 376 424 436 434C430 488 376 520 312 492Z"/><path d="M208 540C182 508 136 502 96 528C122 566 172 572 208 540Z"/>
      ${sepals.join('')}
    </g>
    <g fill="none" stroke="${vein}" stroke-width="2.5">
      <path d="M318 489C350 470 384 454 428 438"/><path d="M204 539C172 532 138 528 104 529"/>
    </g>`,
  )
}

interface Tufts {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Where the tufts meet, in degrees, rising. */
  readonly angles: readonly number[]
}

/** A closed line of arcs that bulge outwards between neighbouring points of a circle. */
function tufted({ x, y, radius, angles }: Tufts): string {
  const points = angles.map((degrees) => {
    const angle = (degrees * Math.PI) / 180
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
  })
  const at = (point: { x: number; y: number }) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`
  const arcs = points.map((from, index) => {
    const to = points[(index + 1) % points.length] ?? from
    const bulge = (Math.hypot(from.x - to.x, from.y - to.y) / 2) * 1.06
    return `A${bulge.toFixed(1)} ${bulge.toFixed(1)} 0 0 1 ${at(to)}`
  })
  return `M${at(points[0] ?? { x, y })}${arcs.join('')}Z`
}

function svg(width: number, height: number, content: string): string {
  const tight = content.replace(/\s*\n\s*/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${tight}</svg>`
}

const dataUrl = (picture: string): string =>
  `url("data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}")`
