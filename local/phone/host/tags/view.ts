import { HOVER, hoverable } from './hover'
import { tag } from './tag'

export const view = tag({
  name: 'view',
  defaults: { ...HOVER },
  create(element) {
    hoverable(element)
    return {}
  },
})

export const coverView = tag({ name: 'cover-view', defaults: { scrollTop: 0 }, create: () => ({}) })
