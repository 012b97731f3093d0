import { buildFunctions } from '../../local/build/functions'

/** Before any function is tested: what is called is the bundle that would be deployed. */
export default async function build(): Promise<void> {
  await buildFunctions()
}
