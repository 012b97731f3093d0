import { api, Refusal, syncApi } from './api'
import type { Area } from './area'
import { optionalFlag, optionalText, text } from './parameters'
import { readTemporary } from './temporary-files'
import { ROOT, UserFolder } from './user-folder'

/** The basics of `wx.getFileSystemManager()`: the user's folder read and written, temporary files and files of the mini
 *  program read. */
export const fileSystem: Area = ({ shell }) => {
  const folder = new UserFolder(() => shell.openid)
  const read = (path: string, encoding: string | undefined) => decode(folder.read(path), encoding)
  const write = (path: string, data: unknown, encoding: string | undefined) =>
    folder.write(path, encode(data, encoding))
  const access = (path: string) => {
    if (path !== ROOT && !folder.has(path) && !folder.has(`${path}/`)) {
      throw new Refusal(`no such file or directory ${path}`)
    }
  }
  const stat = (path: string) => {
    access(path)
    const isFolder = path === ROOT || folder.has(`${path}/`)
    return {
      size: isFolder ? 0 : folder.read(path).length,
      isDirectory: () => isFolder,
      isFile: () => !isFolder,
    }
  }

  const manager = {
    readFile: api('readFile', async (options) => {
      const path = text(options, 'filePath')
      const encoding = options.encoding === undefined ? undefined : text(options, 'encoding')
      if (path.startsWith(ROOT)) return { data: read(path, encoding) }
      const content = await readTemporary(path)
      return { data: decode(new Uint8Array(await content.arrayBuffer()), encoding) }
    }),
    readFileSync: syncApi('readFileSync', read),
    writeFile: api('writeFile', (options) =>
      write(text(options, 'filePath'), options.data, optionalText(options, 'encoding', 'utf8')),
    ),
    writeFileSync: syncApi('writeFileSync', write),
    saveFile: api('saveFile', async (options) => {
      const content = await readTemporary(text(options, 'tempFilePath'))
      const savedFilePath = optionalText(options, 'filePath', `${ROOT}/${crypto.randomUUID()}`)
      folder.write(savedFilePath, new Uint8Array(await content.arrayBuffer()))
      return { savedFilePath }
    }),
    copyFile: api('copyFile', (options) =>
      folder.write(text(options, 'destPath'), folder.read(text(options, 'srcPath'))),
    ),
    unlink: api('unlink', (options) => folder.remove(text(options, 'filePath'))),
    unlinkSync: syncApi('unlinkSync', (path: string) => folder.remove(path)),
    access: api('access', (options) => access(text(options, 'path'))),
    accessSync: syncApi('accessSync', access),
    stat: api('stat', (options) => ({ stats: stat(text(options, 'path')) })),
    statSync: syncApi('statSync', stat),
    mkdir: api('mkdir', (options) => folder.makeFolder(text(options, 'dirPath'))),
    mkdirSync: syncApi('mkdirSync', (path: string) => folder.makeFolder(path)),
    rmdir: api('rmdir', (options) =>
      folder.removeFolder(text(options, 'dirPath'), optionalFlag(options, 'recursive', false)),
    ),
    readdir: api('readdir', (options) => ({ files: folder.list(text(options, 'dirPath')) })),
    readdirSync: syncApi('readdirSync', (path: string) => folder.list(path)),
    getFileInfo: api('getFileInfo', async (options) => {
      const path = text(options, 'filePath')
      return { size: path.startsWith(ROOT) ? folder.read(path).length : (await readTemporary(path)).size }
    }),
  }
  return { getFileSystemManager: () => manager }
}

function decode(bytes: Uint8Array, encoding: string | undefined): string | ArrayBuffer {
  switch (encoding) {
    case undefined:
      return bytes.slice().buffer
    case 'utf8':
    case 'utf-8':
      return new TextDecoder().decode(bytes)
    case 'base64':
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    default:
      throw new Refusal(`invalid encoding "${encoding}"`)
  }
}

function encode(data: unknown, encoding: string | undefined): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  if (typeof data !== 'string') throw new Refusal('parameter error: parameter.data should be String or ArrayBuffer;')
  if (encoding === 'base64') return Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
  return new TextEncoder().encode(data)
}
