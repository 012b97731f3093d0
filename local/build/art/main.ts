import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { artFiles, MINI_PROGRAM } from './files'

/** Draws the pictures of the mini program anew. What it writes is committed. */
async function main(): Promise<void> {
  for (const [file, content] of artFiles()) {
    const target = path.join(MINI_PROGRAM, file)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, content)
    console.log(file)
  }
}

main()
