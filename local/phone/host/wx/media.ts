import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'
import { list, type Options, optionalNumber, optionalText, text } from './parameters'
import { requirePrivacy } from './privacy'
import { keepTemporary, readTemporary } from './temporary-files'
import { ROOT, UserFolder } from './user-folder'

/** Pictures and other files that the person picks, looks at or keeps. The album is the computer's own files. */
export const media: Area = (context) => ({
  chooseMedia: api('chooseMedia', async (options) => {
    const mediaType = options.mediaType === undefined ? ['image', 'video'] : list(options, 'mediaType')
    const files = await choose(context, 'chooseMedia', {
      accept: [mediaType.includes('image') ? 'image/*' : '', mediaType.includes('video') ? 'video/*' : '']
        .filter(Boolean)
        .join(','),
      count: optionalNumber(options, 'count', 9),
    })
    const tempFiles = await Promise.all(files.map(mediaFile))
    return { tempFiles, type: tempFiles.every(({ fileType }) => fileType === 'image') ? 'image' : 'mix' }
  }),
  chooseImage: api('chooseImage', async (options) => {
    const files = await choose(context, 'chooseImage', {
      accept: 'image/*',
      count: optionalNumber(options, 'count', 9),
    })
    const tempFiles = files.map((file) => ({ path: keepTemporary(file), size: file.size }))
    return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) }
  }),
  chooseVideo: api('chooseVideo', async () => {
    const [file] = await choose(context, 'chooseVideo', { accept: 'video/*', count: 1 })
    if (!file) throw new Refusal('cancel')
    return { tempFilePath: keepTemporary(file), size: file.size }
  }),
  chooseMessageFile: api('chooseMessageFile', async (options) => {
    const files = await choose(context, 'chooseMessageFile', { accept: '', count: optionalNumber(options, 'count', 1) })
    return {
      tempFiles: files.map((file) => ({
        path: keepTemporary(file),
        name: file.name,
        size: file.size,
        time: Math.floor(file.lastModified / 1000),
      })),
    }
  }),

  previewImage: api('previewImage', (options) => {
    const urls = list(options, 'urls').map((url) => context.assetUrl(String(url)))
    const current = context.assetUrl(optionalText(options, 'current', String(urls[0] ?? '')))
    context.shell.previewImages({ urls, current: Math.max(0, urls.indexOf(current)) })
  }),
  previewMedia: api('previewMedia', (options) => {
    const urls = list(options, 'sources').map((source) => context.assetUrl(text(source as Options, 'url')))
    context.shell.previewImages({ urls, current: optionalNumber(options, 'current', 0) })
  }),
  getImageInfo: api('getImageInfo', async (options) => {
    const image = new Image()
    image.src = context.assetUrl(text(options, 'src'))
    await image.decode().catch(() => {
      throw new Refusal(`file not found: ${image.src}`)
    })
    return {
      width: image.naturalWidth,
      height: image.naturalHeight,
      path: image.src,
      orientation: 'up',
      type: 'unknown',
    }
  }),

  saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', async (options) => {
    await requirePrivacy(context, 'saveImageToPhotosAlbum')
    await save(context, text(options, 'filePath'), 'picture.png')
  }),
  saveFileToDisk: api('saveFileToDisk', (options) => save(context, text(options, 'filePath'), 'file')),
  // The chat to which it goes is the computer: the file is saved there.
  shareFileMessage: api('shareFileMessage', (options) =>
    save(context, text(options, 'filePath'), optionalText(options, 'fileName', 'file')),
  ),
  openDocument: api('openDocument', async (options) => {
    const content = await readFile(context, text(options, 'filePath'))
    if (!window.open(keepTemporary(content))) throw new Refusal('the browser kept the window from opening')
  }),
})

/** Opens the computer's file dialog; leaving it is `cancel`. */
async function choose(
  context: HostContext,
  referrer: string,
  wanted: { readonly accept: string; readonly count: number },
): Promise<File[]> {
  await requirePrivacy(context, referrer)
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = wanted.accept
  input.multiple = wanted.count > 1
  const files = await new Promise<File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
  if (files.length === 0) throw new Refusal('cancel')
  return files.slice(0, wanted.count)
}

function mediaFile(file: File): {
  readonly tempFilePath: string
  readonly size: number
  readonly fileType: 'image' | 'video'
} {
  return {
    tempFilePath: keepTemporary(file),
    size: file.size,
    fileType: file.type.startsWith('video/') ? 'video' : 'image',
  }
}

async function save(context: HostContext, path: string, name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = keepTemporary(await readFile(context, path))
  link.download = name
  link.click()
}

async function readFile({ shell }: HostContext, path: string): Promise<Blob> {
  if (!path.startsWith(ROOT)) return readTemporary(path)
  return new Blob([Uint8Array.from(new UserFolder(() => shell.openid).read(path))])
}
