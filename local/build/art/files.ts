import path from 'node:path'
import { cottonArt } from './cotton'
import { rewardPictures } from './rewards'
import { tabIcons } from './tab-icons'

export const MINI_PROGRAM = path.resolve(__dirname, '../../../miniprogram')

/** Every picture that is drawn by code, by its file below the mini program's folder. */
export function artFiles(): Map<string, Buffer> {
  const files = new Map<string, Buffer>([['styles/cotton-art.wxss', Buffer.from(cottonArt())]])
  for (const [name, icon] of tabIcons()) files.set(`images/tab/${name}`, icon)
  for (const [name, picture] of rewardPictures()) files.set(`images/rewards/${name}`, picture)
  return files
}
