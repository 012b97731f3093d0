import type { Program, ProgramPackage } from '../../local/phone/program'
import type { CompiledApp } from '../../local/phone/seams'

/** What the scripts of a compiled mini program hand to the host. */
export function handedOver({ code, subpackages }: CompiledApp): {
  readonly program: Program
  readonly subpackages: ReadonlyMap<string, ProgramPackage>
} {
  let program: Program | undefined
  const added = new Map<string, ProgramPackage>()
  const memberDayHost = {
    start(given: Program) {
      program = given
    },
    addPackage: (root: string, given: ProgramPackage) => void added.set(root, given),
  }
  for (const script of [code, ...Object.values(subpackages)]) new Function('memberDayHost', script)(memberDayHost)
  if (!program) throw new Error('the script starts nothing')
  return { program, subpackages: added }
}

/** The same as one program that has nothing left to fetch. */
export function allPackagesOf(app: CompiledApp): Program {
  const { program, subpackages } = handedOver(app)
  const packages = [program, ...subpackages.values()]
  return {
    ...program,
    components: Object.assign({}, ...packages.map(({ components }) => components)),
    styles: Object.assign({}, ...packages.map(({ styles }) => styles)),
    modules: Object.assign({}, ...packages.map(({ modules }) => modules)),
    templates: Object.assign({}, ...packages.map(({ templates }) => templates)),
    wxsModules: Object.assign({}, ...packages.map(({ wxsModules }) => wxsModules)),
    subpackagesWithin: [...subpackages.keys()],
  }
}
