import type { Program, ProgramPackage } from '../../local/phone/program'
import type { CompiledApp } from '../../local/phone/seams'

/** What the scripts of a compiled mini program hand to the host. */
export function handedOver({ code, packages }: CompiledApp): {
  readonly program: Program
  readonly packages: ReadonlyMap<string, ProgramPackage>
} {
  let program: Program | undefined
  const added = new Map<string, ProgramPackage>()
  const memberDayHost = {
    start(given: Program) {
      program = given
    },
    addPackage: (root: string, given: ProgramPackage) => void added.set(root, given),
  }
  for (const script of [code, ...Object.values(packages)]) new Function('memberDayHost', script)(memberDayHost)
  if (!program) throw new Error('the script starts nothing')
  return { program, packages: added }
}

/** The same as one program that has nothing left to fetch. */
export function allPackagesOf(app: CompiledApp): Program {
  const { program, packages } = handedOver(app)
  const all = [program, ...packages.values()]
  return {
    ...program,
    components: Object.assign({}, ...all.map(({ components }) => components)),
    styles: Object.assign({}, ...all.map(({ styles }) => styles)),
    modules: Object.assign({}, ...all.map(({ modules }) => modules)),
    templates: Object.assign({}, ...all.map(({ templates }) => templates)),
    wxsModules: Object.assign({}, ...all.map(({ wxsModules }) => wxsModules)),
    packagesWithin: [...packages.keys()],
  }
}
