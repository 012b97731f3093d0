/** Puts `calc(N * var(--rpx))` in place of every rpx length; strings and addresses are left alone.
 *  750rpx are the width of the screen. */
export function rpxToCss(value: string): string {
  return value.replace(RPX, (text, count?: string) => (count === undefined ? text : `calc(${count} * var(--rpx))`))
}

const RPX = /"[^"]*"|'[^']*'|url\([^)]*\)|(?<![\w-])(-?(?:\d+\.)?\d+|-?\.\d+)rpx\b/g
