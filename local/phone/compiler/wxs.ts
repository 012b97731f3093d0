/** Makes JavaScript of WXS, as far as the two differ, without moving a line:
 *  `.constructor` is the name of the type, `getRegExp` keeps the backslashes of its pattern, and modules are
 *  required without their suffix. WXS has neither template nor regular expression literals, so strings and comments are
 *  all that has to be stepped over. */
export function wxsToScript(source: string): string {
  return source.replace(TOKEN, (token, pattern?: string, requirement?: string) => {
    if (token === '.constructor') return '.constructor.name'
    if (pattern !== undefined) return token.replace(pattern, () => pattern.replace(/\\\\|\\(?!["'])/g, '\\\\'))
    if (requirement !== undefined) return token.replace(/\.wxs(?=['"]\s*\)$)/, '')
    return token
  })
}

/** What a WXS source requires, as written. */
export function wxsRequirements(source: string): string[] {
  return [...source.matchAll(TOKEN)].flatMap((match) => (match[2] === undefined ? [] : [match[2].slice(1, -1)]))
}

const STRING = String.raw`'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"`
const TOKEN = new RegExp(
  String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/|\bgetRegExp\(\s*(${STRING})|\brequire\(\s*(${STRING})\s*\)|${STRING}|\.constructor\b`,
  'g',
)
