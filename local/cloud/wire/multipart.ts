import { invalidParam } from './wire-error'

const HEAD_END = Buffer.from('\r\n\r\n')

/** The parts of a multipart/form-data body by name, as bytes. */
export function parseMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  const delimiterText = boundary?.[1] ?? boundary?.[2]
  if (delimiterText === undefined) throw invalidParam('multipart body without a boundary')
  const delimiter = Buffer.from(`--${delimiterText}`)

  const parts: Array<[string, Buffer]> = []
  let start = body.indexOf(delimiter)
  if (start < 0) throw invalidParam('multipart body without its boundary')
  while (!isClosing(body, start + delimiter.length)) {
    const end = body.indexOf(delimiter, start + delimiter.length)
    if (end < 0) throw invalidParam('multipart body is cut off')
    parts.push(readPart(body.subarray(start + delimiter.length + 2, end - 2)))
    start = end
  }
  return Object.fromEntries(parts)
}

function isClosing(body: Buffer, at: number): boolean {
  return body.subarray(at, at + 2).toString() === '--'
}

function readPart(part: Buffer): [name: string, value: Buffer] {
  const headEnd = part.indexOf(HEAD_END)
  const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(headEnd, 0)).toString())?.[1]
  if (name === undefined) throw invalidParam('multipart part without a name')
  return [name, part.subarray(headEnd + HEAD_END.length)]
}
