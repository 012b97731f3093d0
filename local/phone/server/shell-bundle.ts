import path from 'node:path'
import { build } from 'esbuild'

/** Scripts and styles of the two pages that surround the webview, by the name under which they are served. */
export type ShellBundle = ReadonlyMap<string, string>

/** `phone.js` draws one phone; `desk.js` puts phones and the bench side by side. */
export async function bundleShell(): Promise<ShellBundle> {
  const { outputFiles } = await build({
    entryPoints: ['phone.ts', 'desk.ts', 'styles/phone.css', 'styles/desk.css'].map((name) => path.join(SHELL, name)),
    entryNames: '[name]',
    bundle: true,
    write: false,
    outdir: 'shell',
    format: 'iife',
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'silent',
  })
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]))
}

const SHELL = path.resolve(__dirname, '../shell')
