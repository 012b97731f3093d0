import { TestEnvironment } from 'jest-environment-node'

interface Titled {
  readonly name: string
  readonly parent?: Titled
}

type CircusEvent =
  | { readonly name: 'run_start' }
  | { readonly name: 'test_done'; readonly test: Titled & { readonly errors: readonly unknown[] } }

/** Runs those tests of a file alone that have one of these names in their titles, and of each name no more once one has failed:
 *  `-t` and `--bail` for one of many projects. */
export default class NamedTests extends TestEnvironment {
  private names: readonly string[]

  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context)
    this.names = config.projectConfig.testEnvironmentOptions.names as string[]
  }

  handleTestEvent(event: CircusEvent, state: { testNamePattern: RegExp | null }): void {
    if (event.name === 'test_done' && event.test.errors.length > 0) {
      const title = titleOf(event.test)
      this.names = this.names.filter((name) => !title.includes(name))
    }
    state.testNamePattern = this.names.length > 0 ? new RegExp(this.names.join('|')) : NO_TEST
  }
}

const NO_TEST = /^\b$/

const titleOf = ({ name, parent }: Titled): string => (parent === undefined ? name : `${titleOf(parent)} ${name}`)
