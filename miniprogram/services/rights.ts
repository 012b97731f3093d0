import type { EraseTerms, Profile } from '../../typings/contract'
import { act, choose } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'
import { forgetHer } from './forget-her'

export function loadProfile(): Promise<Answer<Profile>> {
  return call('member', 'profile', {})
}

/** A birthday is told once, and a phone number's code is good once; everything else is a choice that can be changed. */
export function saveProfile(change: InputOf<'member', 'saveProfile'>): Promise<Answer<Profile>> {
  const isOnce = change.birthday !== undefined || change.phoneCode !== undefined
  return isOnce ? act('member', 'saveProfile', change, '') : choose('member', 'saveProfile', change)
}

/** Puts a picture that was chosen on this phone into the cloud, and says that it is hers. */
export async function saveAvatar(filePath: string, avatarPath: string): Promise<Answer<Profile>> {
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: avatarPath, filePath })
    return saveProfile({ avatar: fileID })
  } catch (error) {
    console.warn('头像没有上传', error)
    return { ok: false, error: { code: 'NO_ANSWER', message: '头像没有传上去，过一会儿再试一次' } }
  }
}

/** What is kept of her, as a file on this phone. */
export interface ExportedFile {
  readonly path: string
  readonly name: string
}

/** `onReady` hears when the cloud has put the file together and it is on its way. `day` tells one day's file from another's.
 *  The phone keeps it for as long as the mini program is open. */
export async function exportData(day: string, onReady: () => void): Promise<Answer<ExportedFile>> {
  const answer = await act('member', 'exportData', {}, day)
  if (!answer.ok) return answer
  onReady()
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: answer.data.fileId })
    return { ok: true, data: { path: tempFilePath, name: `会员日-我的数据-${day}.json` } }
  } catch (error) {
    console.warn('文件没有下载', error)
    return { ok: false, error: { code: 'NO_ANSWER', message: '文件准备好了，但没有下载下来，再试一次' } }
  }
}

export function loadEraseTerms(): Promise<Answer<EraseTerms>> {
  return call('member', 'eraseTerms', {})
}

/** Erases her, and what this phone holds of her. What a clerk's phone keeps for the counter is not hers and stays. */
export async function erase(): Promise<Answer<DataOf<'member', 'erase'>>> {
  const answer = await act('member', 'erase', {}, '')
  if (answer.ok) forgetHer()
  return answer
}
