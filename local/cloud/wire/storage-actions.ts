import { cloudPathFault, cloudPathOf, type FileVault, fileIdOf } from '../storage/file-vault'
import type { WireActions } from './wire-action'
import { invalidParam } from './wire-error'

const DEFAULT_MAX_AGE_SECONDS = 86_400

/** Permits to upload, temporary URLs, deletion. The bytes themselves go past the wire, straight to the file server. */
export function storageActions(vault: FileVault, filesUrl: string): WireActions {
  return {
    'storage.getUploadMetadata': ({ fields }) => {
      const path = fields.text('path')
      const fault = cloudPathFault(path)
      if (fault !== undefined) throw invalidParam(`cloudPath ${fault}`)
      const data = {
        url: filesUrl + path,
        token: 'local',
        authorization: vault.uploadPermit(path),
        fileId: fileIdOf(path),
        // Goes into a header as it is.
        cosFileId: Buffer.from(path).toString('base64url'),
      }
      return { data }
    },

    'storage.batchGetDownloadUrl': ({ fields }) => {
      const downloads = fields.objects('file_list').map(({ fileid, max_age }) => {
        const fileID = String(fileid)
        const path = cloudPathOf(fileID)
        if (path === undefined) return { fileID, tempFileURL: '', code: 'INVALID_PARAM' }
        if (!vault.has(path)) return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' }
        const maxAge = typeof max_age === 'number' && max_age > 0 ? Math.floor(max_age) : DEFAULT_MAX_AGE_SECONDS
        // Unescaped, as in CloudBase: the SDK escapes it when it downloads.
        const tempFileURL = `${filesUrl}${path}?${vault.temporaryQuery(path, maxAge)}`
        return { fileID, tempFileURL, code: 'SUCCESS', maxAge }
      })
      return { data: { download_list: downloads } }
    },

    'storage.batchDeleteFile': ({ fields }) => {
      const deleted = fields.texts('fileid_list').map((fileID) => {
        const path = cloudPathOf(fileID)
        if (path === undefined) return { fileID, code: 'INVALID_PARAM' }
        return { fileID, code: vault.remove(path) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
      })
      return { data: { delete_list: deleted } }
    },
  }
}
