import type { Answer } from './call'
import { randomHex } from './random-hex'

/** Puts a picture that was chosen on the phone into the cloud; its file id, for everybody to see it by. */
export async function uploadPicture(filePath: string): Promise<Answer<string>> {
  const ending = /\.\w{2,5}$/.exec(filePath)?.[0] ?? '.jpg'
  try {
    // A name of its own: a picture that is replaced stays where somebody still shows it.
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: `rewards/${await randomHex()}${ending}`, filePath })
    return { ok: true, data: fileID }
  } catch (error) {
    console.warn('图片没有传上去', error)
    return { ok: false, error: { code: 'NO_ANSWER', message: '图片没有传上去，连上网络再选一次' } }
  }
}
