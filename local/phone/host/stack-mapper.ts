import { MODULE_ADDRESS, MODULE_HEAD } from './module-loader'

/** For each line of the code: where it was in the source, columns and lines from 0, ordered by `column`. */
type LineMap = ReadonlyArray<{ readonly column: number; readonly sourceLine: number; readonly sourceColumn: number }>

/** Returns what replaces places in the code of modules by places in their sources, as far as they have a source map. */
export function createStackMapper(sourceMap: (id: string) => string | undefined): (stack: string) => string {
  const maps = new Map<string, readonly LineMap[]>()

  return (stack) =>
    stack.replace(PLACE, (place, id: string, line: string, column: string) => {
      const map = maps.get(id) ?? readMap(sourceMap(id))
      maps.set(id, map)
      const found = find(map, Number(line) - 1, Number(column) - 1)
      return found ? `${id}:${found.sourceLine + 1}:${found.sourceColumn + 1}` : place
    })
}

const PLACE = new RegExp(`${MODULE_ADDRESS}([^\\s:()]+):(\\d+):(\\d+)`, 'g')

function find(map: readonly LineMap[], line: number, column: number): LineMap[number] | undefined {
  const inCode = line === 0 ? column - MODULE_HEAD.length : column
  return map[line]?.findLast((segment) => segment.column <= inCode)
}

function readMap(text: string | undefined): readonly LineMap[] {
  if (text === undefined) return []
  const { mappings } = JSON.parse(text) as { mappings: string }
  let sourceLine = 0
  let sourceColumn = 0
  return mappings.split(';').map((line) => {
    let column = 0
    return line
      .split(',')
      .filter(Boolean)
      .map((segment) => {
        const [columns = 0, , lines = 0, sourceColumns = 0] = decode(segment)
        column += columns
        sourceLine += lines
        sourceColumn += sourceColumns
        return { column, sourceLine, sourceColumn }
      })
  })
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The numbers of a segment: base 64 with five bits a digit, the lowest first, the sign in the lowest bit of all. */
function decode(segment: string): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const character of segment) {
    const digit = DIGITS.indexOf(character)
    value += (digit & 31) << shift
    shift += 5
    if (digit & 32) continue
    numbers.push(value & 1 ? -(value >> 1) : value >> 1)
    value = 0
    shift = 0
  }
  return numbers
}
