import type { CloudOptions } from './cloud/seams'
import { functionEnvironment } from './function-environment'
import { fillDemo } from './seeds/fill-demo'
import { SHENLAN } from './seeds/people'

/** What the local cloud is told beside our own functions: their environment, and the demo that `POST /_/seed` can fill in. */
export const ourCloud = (
  firstOperator: string | undefined = SHENLAN.openid,
): Required<Pick<CloudOptions, 'environment' | 'seeds'>> => ({
  environment: functionEnvironment(firstOperator),
  seeds: { demo: (control) => fillDemo(control) },
})
