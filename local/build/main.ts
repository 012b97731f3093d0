import { buildFunctions, FUNCTIONS_BUILT } from './functions'

buildFunctions().then((names) => console.log(`${names.join(', ')} → ${FUNCTIONS_BUILT}`))
