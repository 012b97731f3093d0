import type { Answer } from '../../services/call'
import { identify } from '../../services/counter'

/** What a scan led to: a page to go to, nothing where the camera was closed, or why it did not work. */
export type Scanned = { readonly page: string } | { readonly page: '' } | { readonly trouble: string }

/** Thirteen letters and digits, as vouchers have them; a member's code is longer. */
const VOUCHER = /^[0-9A-Za-z]{13}$/

/** Scans what a member shows: her code opens her card, a voucher's code its verification. */
export async function scan(): Promise<Scanned> {
  const text = await readCode()
  if (text === '') return { page: '' }
  if (VOUCHER.test(text)) return { page: verifyPage(text) }
  const answer: Answer<unknown> = await identify(text)
  return answer.ok ? { page: '/packages/staff/pages/serve/serve' } : { trouble: answer.error.message }
}

export const verifyPage = (code: string, name = ''): string =>
  `/packages/staff/pages/verify/verify?code=${encodeURIComponent(code)}&name=${encodeURIComponent(name)}`

/** Empty where the camera was closed. */
async function readCode(): Promise<string> {
  try {
    const { result } = await wx.scanCode({ scanType: ['qrCode', 'barCode'] })
    return result.trim()
  } catch (error) {
    console.warn('没有扫到码', error)
    return ''
  }
}
