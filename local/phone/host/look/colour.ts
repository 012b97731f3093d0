/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** What `getComputedStyle` gives for a colour: `rgb(…)`, `rgba(…)`; null for what is none of them. */
export function parseColour(text: string): Colour | null {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number)
  if (parts === undefined || parts.length < 3 || parts.some(Number.isNaN)) return null
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts
  return [red, green, blue, alpha]
}

/** One colour seen through another that lies over it. */
export function over(top: Colour, below: Colour): Colour {
  const alpha = top[3] + below[3] * (1 - top[3])
  const mix = (a: number, b: number) => (alpha === 0 ? 0 : (a * top[3] + b * below[3] * (1 - top[3])) / alpha)
  return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), alpha]
}

/** How well one opaque colour stands out from another, from 1 to 21, as WCAG 2 reckons it. */
export function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
