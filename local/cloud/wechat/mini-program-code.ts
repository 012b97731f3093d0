import { encode } from 'uqr'
import { type OpenApi, refused } from './open-api-reply'
import { encodePng } from './png'

const LEAST_WIDTH = 280
const GREATEST_WIDTH = 1280
const DEFAULT_WIDTH = 430

/** `wxacode.getUnlimited`: a code that opens a page with a scene. Drawn as a QR code whose text is the page's path, which is
 *  what `wx.scanCode` gives for a mini program's own code. */
export const getUnlimited: OpenApi = ({ args }) => {
  const { scene, page = 'pages/home/home', width = DEFAULT_WIDTH } = args
  if (typeof scene !== 'string' || !/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene))
    return refused(40169, 'invalid length for scene, or the data is not json string')
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) return refused(41030, 'invalid page')
  if (typeof width !== 'number' || width < LEAST_WIDTH || width > GREATEST_WIDTH) return refused(40097, 'invalid width')
  return { contentType: 'image/png', bytes: drawCode(`${page}?scene=${encodeURIComponent(scene)}`, width) }
}

function drawCode(text: string, width: number): Buffer {
  const { data, size } = encode(text, { border: 2, ecc: 'M' })
  const scale = Math.max(1, Math.floor(width / size))
  const rows = Array.from({ length: size * scale }, (_, y) => {
    const modules = data[Math.floor(y / scale)] ?? []
    return Array.from({ length: size * scale }, (__, x) => modules[Math.floor(x / scale)] === true)
  })
  return encodePng(rows)
}
