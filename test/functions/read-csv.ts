/** Reads CSV by RFC 4180 and by nothing more lenient: throws on a bare quote, a line that ends in anything but CRLF, or rows
 *  of different lengths. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { field, next } = text[at] === '"' ? quoted(text, at + 1) : plain(text, at)
    row.push(field)
    if (text[next] === ',') {
      at = next + 1
      if (at === text.length) throw new Error('ends with a comma')
      continue
    }
    if (text.slice(next, next + 2) !== '\r\n') throw new Error(`no CRLF at ${next}`)
    rows.push(row)
    row = []
    at = next + 2
  }
  if (rows.some(({ length }) => length !== rows[0]?.length)) throw new Error('rows of different lengths')
  return rows
}

function plain(text: string, from: number): { field: string; next: number } {
  let next = from
  while (next < text.length && !',\r\n'.includes(text[next] ?? '')) {
    if (text[next] === '"') throw new Error(`a bare quote at ${next}`)
    next++
  }
  return { field: text.slice(from, next), next }
}

function quoted(text: string, from: number): { field: string; next: number } {
  let field = ''
  for (let at = from; at < text.length; at++) {
    if (text[at] !== '"') field += text[at]
    else if (text[at + 1] === '"') field += text[at++]
    else return { field, next: at + 1 }
  }
  throw new Error(`a quote that opened before ${from} does not close`)
}
