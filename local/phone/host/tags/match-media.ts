import { tag } from './tag'

export const matchMediaTag = tag({
  name: 'match-media',
  defaults: {
    minWidth: null,
    maxWidth: null,
    width: null,
    minHeight: null,
    maxHeight: null,
    height: null,
    orientation: '',
  },
  create(element) {
    const apply = (): void => {
      const { minWidth, maxWidth, width, minHeight, maxHeight, height, orientation } = element.properties
      const { innerWidth, innerHeight } = window
      const above = (limit: unknown, value: number) => limit === null || limit === undefined || value >= Number(limit)
      const below = (limit: unknown, value: number) => limit === null || limit === undefined || value <= Number(limit)
      const matches =
        above(minWidth, innerWidth) &&
        below(maxWidth, innerWidth) &&
        above(width, innerWidth) &&
        below(width, innerWidth) &&
        above(minHeight, innerHeight) &&
        below(maxHeight, innerHeight) &&
        above(height, innerHeight) &&
        below(height, innerHeight) &&
        (orientation === '' || orientation === (innerWidth > innerHeight ? 'landscape' : 'portrait'))
      element.attribute('hidden', !matches)
    }
    return {
      changed: { minWidth: apply, maxWidth: apply, minHeight: apply, maxHeight: apply, orientation: apply },
      attached() {
        apply()
        window.addEventListener('resize', apply)
      },
      detached: () => window.removeEventListener('resize', apply),
    }
  },
})
