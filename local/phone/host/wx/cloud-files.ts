import type { HostContext } from '../context'
import { api, Refusal } from './api'
import { passNetwork } from './network-weather'
import { list, type Options, text } from './parameters'
import { answerOf, askServer } from './phone-server'
import { keepTemporary, readTemporary } from './temporary-files'

/** The file half of `wx.cloud`. */
export function cloudFiles(context: HostContext): Record<string, unknown> {
  const { shell } = context
  const online = <Answer>(request: () => Promise<Answer>) =>
    passNetwork(shell, request, () => new Refusal('request:fail '))

  return {
    uploadFile: api('cloud.uploadFile', async (options) => {
      const cloudPath = text(options, 'cloudPath')
      const content = await readTemporary(text(options, 'filePath'))
      const response = await online(() =>
        fetch(`/phone/upload?cloudPath=${encodeURIComponent(cloudPath)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/octet-stream' },
          body: content,
        }),
      )
      const { fileID } = await answerOf<{ fileID: string }>(response)
      return { fileID, statusCode: 204 }
    }),

    getTempFileURL: api('cloud.getTempFileURL', (options) => online(() => urlsOf(fileIds(options)))),

    downloadFile: api('cloud.downloadFile', async (options) => {
      const { fileList } = await online(() => urlsOf([text(options, 'fileID')]))
      const [file] = fileList
      if (file?.status !== 0) throw new Refusal(file?.errMsg ?? 'file not exists')
      const response = await online(() => fetch(file.tempFileURL))
      return { tempFilePath: keepTemporary(await response.blob()), statusCode: response.status }
    }),

    deleteFile: api('cloud.deleteFile', (options) =>
      online(() => askServer('files/delete', { fileList: fileIds(options) })),
    ),
  }
}

interface FileUrl {
  readonly fileID: string
  readonly tempFileURL: string
  readonly status: number
  readonly errMsg: string
}

const urlsOf = (fileList: readonly string[]) =>
  askServer<{ readonly fileList: readonly FileUrl[] }>('files/urls', { fileList })

/** Each entry is an id or `{fileID}`. */
function fileIds(options: Options): readonly string[] {
  return list(options, 'fileList').map((entry) =>
    typeof entry === 'string' ? entry : text((entry ?? {}) as Options, 'fileID'),
  )
}
