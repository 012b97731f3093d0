/** Inline style as text: `{ backgroundColor: 'red' }` and `background-color: red` alike. */
export function styleText(style: string | Readonly<Record<string, string | number>>): string {
  if (typeof style === 'string') return style
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
}
