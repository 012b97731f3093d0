/** An event of a component, its detail known. */
export interface DetailEvent<Detail> {
  readonly type: string
  readonly detail: Detail
}

/** What every page of the gallery does with an event: keeps its type and detail where tests and people can see them. */
export function describeEvent(event: { readonly type: string; readonly detail?: unknown }): string {
  return `${event.type} ${JSON.stringify(event.detail ?? null, withoutComponents)}`
}

/** Some components of vant hand themselves over with their events. */
const withoutComponents = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'setData' in value ? undefined : value
