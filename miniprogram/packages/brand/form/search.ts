/** From so many on, a list that is read whole can be searched. */
export const SEARCHED_FROM = 20

/** Whether what was typed stands in any of the texts; nothing typed stands in all. */
export function isSought(typed: string, ...texts: readonly string[]): boolean {
  const sought = typed.trim().toLowerCase()
  return texts.some((text) => text.toLowerCase().includes(sought))
}
