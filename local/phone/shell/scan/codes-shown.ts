import jsQR from 'jsqr'

/** A code that a phone shows now. */
export interface ShownCode {
  readonly text: string
  /** Name of who holds the phone. */
  readonly holder: string
}

type Message =
  | { readonly kind: 'look'; readonly from: string }
  | { readonly kind: 'shown'; readonly codes: readonly ShownCode[] }

const CHANNEL = 'phone:codes'
const self = crypto.randomUUID()

/** Asks every other phone of this browser, on this desk or in another window, which codes its screen shows. */
export async function codesOnOtherPhones(): Promise<readonly ShownCode[]> {
  const channel = new BroadcastChannel(CHANNEL)
  const codes: ShownCode[] = []
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'shown') codes.push(...data.codes)
  })
  channel.postMessage({ kind: 'look', from: self } satisfies Message)
  await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS))
  channel.close()
  return codes
}

/** Lets other phones see what this one shows. */
export function showCodes(webview: HTMLIFrameElement, holder: () => string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind !== 'look' || data.from === self) return
    const codes = codesOn(webview).map((text) => ({ text, holder: holder() }))
    if (codes.length > 0) channel.postMessage({ kind: 'shown', codes } satisfies Message)
  })
}

/** Nobody says how many phones there are, so the answers that come in this time are all. */
const ANSWER_WITHIN_MS = 400

function codesOn(webview: HTMLIFrameElement): string[] {
  const page = webview.contentDocument
  if (!page) return []
  const pictures = [...page.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')]
  return [...new Set(pictures.filter(isVisible).flatMap((picture) => read(picture) ?? []))]
}

function isVisible(picture: HTMLElement): boolean {
  const { width, height } = picture.getBoundingClientRect()
  return width >= SMALLEST_PX && height >= SMALLEST_PX && picture.checkVisibility()
}

/** Smaller than any code that a camera would read. */
const SMALLEST_PX = 60

/** Drawn onto white with a margin, since a code needs a quiet zone and the picture may be transparent. */
function read(picture: HTMLCanvasElement | HTMLImageElement): string | undefined {
  const width = picture instanceof HTMLImageElement || !('getContext' in picture) ? picture.clientWidth : picture.width
  const height =
    picture instanceof HTMLImageElement || !('getContext' in picture) ? picture.clientHeight : picture.height
  const scale = Math.min(1, LARGEST_PX / Math.max(width, height))
  const paper = document.createElement('canvas')
  paper.width = Math.round(width * scale) + 2 * MARGIN_PX
  paper.height = Math.round(height * scale) + 2 * MARGIN_PX
  const pen = paper.getContext('2d', { willReadFrequently: true })
  if (!pen) return undefined
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, paper.width, paper.height)
  pen.drawImage(picture, MARGIN_PX, MARGIN_PX, paper.width - 2 * MARGIN_PX, paper.height - 2 * MARGIN_PX)
  const { data } = pen.getImageData(0, 0, paper.width, paper.height)
  return jsQR(data, paper.width, paper.height)?.data
}

const LARGEST_PX = 1200
const MARGIN_PX = 24
