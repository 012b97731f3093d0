import { build } from 'esbuild'

/** A plain npm package as 构建 npm of DevTools leaves it: one module, made of the file that its `main` names and of all
 *  that is required from there by a path. Other packages stay required by name. */
export async function bundlePackage(main: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [main],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    packages: 'external',
    target: 'es2022',
    logLevel: 'silent',
  })
  return outputFiles.map(({ text }) => text).join('')
}
