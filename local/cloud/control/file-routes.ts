import { HttpRefusal } from '../http'
import { cloudPathFault, cloudPathOf, type FileVault, fileIdOf } from '../storage/file-vault'
import { type ControlRoutes, requiredText } from './control-route'

const URL_AGE_SECONDS = 7200

/** What the client's `wx.cloud` does with files: functions come by the wire instead. */
export function fileRoutes(vault: FileVault, filesUrl: string): ControlRoutes {
  return {
    /** Where and with which permit the bytes are to be put. */
    'POST /files/permit': ({ body }) => {
      const path = requiredText(body, 'cloudPath')
      const fault = cloudPathFault(path)
      if (fault !== undefined) throw new HttpRefusal(400, `cloudPath ${fault}`)
      return { url: filesUrl + encodeURI(path), authorization: vault.uploadPermit(path), fileID: fileIdOf(path) }
    },

    'POST /files/urls': ({ body }) => ({
      fileList: fileIds(body).map((fileID) => {
        const path = cloudPathOf(fileID)
        if (path === undefined || !vault.has(path)) {
          return { fileID, tempFileURL: '', status: 1, errMsg: 'STORAGE_FILE_NONEXIST' }
        }
        const tempFileURL = `${filesUrl}${encodeURI(path)}?${vault.temporaryQuery(path, URL_AGE_SECONDS)}`
        return { fileID, tempFileURL, status: 0, errMsg: 'ok', maxAge: URL_AGE_SECONDS }
      }),
    }),

    'POST /files/delete': ({ body }) => ({
      fileList: fileIds(body).map((fileID) => {
        const path = cloudPathOf(fileID)
        const removed = path !== undefined && vault.remove(path)
        return removed ? { fileID, status: 0, errMsg: 'ok' } : { fileID, status: 1, errMsg: 'STORAGE_FILE_NONEXIST' }
      }),
    }),
  }
}

function fileIds(body: Readonly<Record<string, unknown>>): readonly string[] {
  const { fileList } = body
  if (!Array.isArray(fileList) || !fileList.every((fileID) => typeof fileID === 'string')) {
    throw new HttpRefusal(400, 'fileList 必须是字符串数组')
  }
  return fileList
}
