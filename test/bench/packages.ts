import { miniProgramSizes } from '../../local/deploy/mini-program-sizes'
import { kilobytes } from '../../local/deploy/package-size'
import { REPOSITORY } from '../../local/repository'
import { figureRow } from './budgets'
import type { Row } from './report'

/** How large the mini program's packages are; the main one is what everybody waits for. */
export async function packages(): Promise<Row[]> {
  const sizes = await miniProgramSizes(REPOSITORY)
  return sizes.map(({ name, bytes, limit }) => {
    const figure = kilobytes(bytes)
    if (name === 'miniprogram main') return figureRow('kilobytes', 'main package', figure)
    return { what: name, figure, unit: 'KB', budget: kilobytes(limit), ok: bytes <= limit }
  })
}
