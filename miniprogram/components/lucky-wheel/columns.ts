/** What stands on a cell, rim to hub: one sign below the other, figures and Latin words in one piece. At most `most` signs;
 *  what does not fit ends in `…`. */
export function columnOf(name: string, most: number): string[] {
  const signs = name.match(/[\x21-\x7e]+|\S/gu) ?? []
  return signs.length <= most ? signs : [...signs.slice(0, most - 1), '…']
}
