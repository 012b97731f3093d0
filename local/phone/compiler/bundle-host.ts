import { join } from 'node:path'
import { build } from 'esbuild'

/** The host as one script for the browser. It defines `window.memberDayHost`, which the script of a compiled mini program
 *  calls. */
export async function bundleHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '../host/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const [bundle] = outputFiles
  if (!bundle) throw new Error('esbuild gave no host')
  return bundle.text
}
