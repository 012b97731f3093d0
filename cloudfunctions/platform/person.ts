import { openapi } from './sdk'

/** WeChat's errcode for a code that was used, is too old, or was never given. */
const INVALID_CODE = 40029

/** The number behind the code that WeChat gave to her phone; null for a code that is good no more. One wire call; a code
 *  works once. */
export async function phoneNumberOf(code: string): Promise<string | null> {
  try {
    return (await openapi.phonenumber.getPhoneNumber({ code })).phoneInfo.purePhoneNumber
  } catch (error) {
    if ((error as { readonly errCode?: number }).errCode === INVALID_CODE) return null
    throw error
  }
}

/** Whether others may read what she wrote, as WeChat judges: what it would have somebody look at is not let through, as
 *  nobody looks here. One wire call. */
export async function isFitText(openid: string, content: string): Promise<boolean> {
  const PROFILE = 1
  const { result } = await openapi.security.msgSecCheck({ version: 2, scene: PROFILE, openid, content })
  return result.suggest === 'pass'
}
