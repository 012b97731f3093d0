import { files } from './sdk'

/** Puts a file into the cloud's storage, over whatever lies there. Returns its id. Two wire calls and the bytes. */
export async function putFile(path: string, text: string): Promise<string> {
  const { fileID } = await files.uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })
  return fileID
}

/** Leaves nothing at a path, whether something was there or not. An id is known by uploading alone, so what is there is
 *  written over first, and gone even if the rest is cut off. Three wire calls and a byte. */
export async function clearPath(path: string): Promise<void> {
  const fileID = await putFile(path, ' ')
  await files.deleteFile({ fileList: [fileID] })
}
