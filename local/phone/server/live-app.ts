import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'
import { compileApp } from '../compiler/compile-app'
import { miniprogramRoot, type ProjectOptions } from '../compiler/project'
import type { CompiledApp } from '../seams'

export interface LiveApp {
  /** The last compilation, or the one that is going on. */
  readonly current: Promise<CompiledApp>
  close(): void
}

/** Compiles the mini program, and again whenever something beside its sources is saved.
 *  `onChange` gets every compilation but the first; one that broke off is the code before with the fault as diagnostic. */
export function openLiveApp(options: ProjectOptions, onChange: (app: CompiledApp) => void): LiveApp {
  const root = miniprogramRoot(options.project)
  const watchers = new Map<string, FSWatcher>()
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let current = compileApp(options)
  current.then(watchSources, () => {})

  function watchSources({ inputs }: CompiledApp): void {
    if (closed) return
    const folders = new Set(inputs.flatMap((file) => foldersBetween(root, path.dirname(file))))
    for (const [folder, watcher] of watchers) {
      if (folders.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    // Folders, not files: editors save by renaming, and a watched file would stay the old one.
    for (const folder of folders) {
      if (watchers.has(folder)) continue
      const watcher = watch(folder, (_event, name) => {
        if (name === null || !name.startsWith('.')) recompileSoon()
      })
      watcher.on('error', () => recompileSoon())
      watchers.set(folder, watcher)
    }
  }

  function recompileSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(recompile, SAVES_SETTLE_MS)
  }

  function recompile(): void {
    const before = current
    const compiling = compileApp(options).catch(async (fault: unknown) => brokenOff(await before, fault))
    current = compiling
    compiling.then(
      (app) => {
        if (closed || current !== compiling) return
        watchSources(app)
        onChange(app)
      },
      () => {},
    )
  }

  return {
    get current() {
      return current
    },
    close() {
      closed = true
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** One save can be several events: write, rename, attributes. */
const SAVES_SETTLE_MS = 25

/** `folder` and what lies above it up to `root`, so that a folder made later is noticed; nothing outside of `root`. */
function foldersBetween(root: string, folder: string): string[] {
  const relative = path.relative(root, folder)
  if (relative.startsWith('..') || relative.includes('node_modules')) return []
  const parts = relative === '' ? [] : relative.split(path.sep)
  return [root, ...parts.map((_part, depth) => path.join(root, ...parts.slice(0, depth + 1)))]
}

function brokenOff(before: CompiledApp, fault: unknown): CompiledApp {
  const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  return { ...before, diagnostics: [{ severity: 'error', file: '', line: 0, column: 0, message }] }
}
