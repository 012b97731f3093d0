/** What functions are created on, as CloudBase calls it. The runtime is given at creation and never again: manager-node 5.6.5
 *  leaves it out of updateFunctionConfig, and miniprogram-ci 2.1.42 would create on Nodejs8.9. */
export const RUNTIME = 'Nodejs20.19'

/** What the bundles are built for (local/build/functions.ts). */
const LEAST_NODE = 20

export const isTooOld = (runtime: string): boolean => !(Number(/^Nodejs(\d+)\./.exec(runtime)?.[1]) >= LEAST_NODE)
