/** Styles as they are where somebody has set larger text in WeChat and the mini program follows her: what is written in lengths
 *  grows, letters and the lines that they stand on. What is counted from the text around it has grown with that. */
export function withTextScale(css: string, scale: number): string {
  if (scale === 1) return css
  return css.replace(SIZES, (_all, before: string, name: string, value: string) => {
    const size = value.trim()
    return LENGTH.test(size) ? `${before}${name}:calc((${size}) * ${scale})` : `${before}${name}:${value}`
  })
}

const SIZES = /([{;\s])(font-size|line-height)\s*:([^;}]+)/g
/** px, rpx as it stands in CSS, or a variable that comes to one: the text of one without a length stays as it is. */
const LENGTH = /\d(?:px|rem)\b|--rpx/
