const PROJECT = 'phone:project'
const PHONES_OWN = 'phone:'

/** The browser keeps things by address, and another mini program may have been at this one: what that one kept is not
 *  for this one to find. */
export function keepOnlyBelongingsOf(project: string): void {
  if (localStorage.getItem(PROJECT) === project) return
  localStorage.clear()
  localStorage.setItem(PROJECT, project)
}

/** Takes away what the mini program kept for everybody; how the phones are set stays. */
export function forgetBelongings(): void {
  for (const key of Object.keys(localStorage)) if (!key.startsWith(PHONES_OWN)) localStorage.removeItem(key)
}
