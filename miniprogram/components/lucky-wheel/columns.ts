/** Signs of a figure or a Latin word that a narrow cell is wide enough for. */
const WIDEST = 5

/** What stands on a cell, rim to hub: one sign below the other, figures and Latin words in one piece. At most `most` signs;
 *  what does not fit ends in `…`, a word as well as a name. */
export function columnOf(name: string, most: number): string[] {
  const signs = (name.match(/[\x21-\x7e\u00c0-\u024f]+|\S/gu) ?? []).map(narrowed)
  return signs.length <= most ? signs : [...signs.slice(0, most - 1), '…']
}

const narrowed = (sign: string): string => (sign.length <= WIDEST ? sign : `${sign.slice(0, WIDEST - 1)}…`)
