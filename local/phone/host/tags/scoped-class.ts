import type { GeneralComponent } from 'glass-easel'

/** Class names as the owner of an element's template means them, with the prefixes of its style isolation. For parts of
 *  a built-in tag that are plain DOM; the element itself is given classes through the engine. */
export function scopedClass(component: GeneralComponent, names: string): string {
  const owner = component.ownerShadowRoot?.getHostNode()
  if (!owner) return names
  const { styleScope, extraStyleScope } = owner.getComponentOptions()
  const { styleScopeManager } = owner.getOwnerSpace()
  const prefixes = [styleScope, extraStyleScope].flatMap((scope) =>
    scope === null || scope === undefined ? [] : [styleScopeManager.queryName(scope)],
  )
  const classes = names.split(/\s+/).filter(Boolean)
  return prefixes.flatMap((prefix) => classes.map((name) => (prefix ? `${prefix}--${name}` : name))).join(' ')
}
