import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'
import { CanvasContext } from './canvas-context'
import { type Options, optionalNumber, optionalText } from './parameters'
import { keepTemporary } from './temporary-files'

/** Drawing on canvases: the older context by canvas id, canvases off the screen, and pictures of them. */
export const canvas: Area = (context) => ({
  createCanvasContext: (canvasId: string, instance?: unknown) =>
    new CanvasContext(() => findCanvas(context, canvasId, instance)?.getContext('2d') ?? null),

  createOffscreenCanvas: (options: Options = {}) => {
    const made = document.createElement('canvas')
    made.width = optionalNumber(options, 'width', 300)
    made.height = optionalNumber(options, 'height', 150)
    return Object.assign(made, { createImage: () => new Image() })
  },

  canvasToTempFilePath: api('canvasToTempFilePath', async (options) => {
    const source =
      options.canvas instanceof HTMLCanvasElement
        ? options.canvas
        : findCanvas(context, optionalText(options, 'canvasId', ''), undefined)
    if (!source) throw new Refusal('fail canvas is empty')
    const type = optionalText(options, 'fileType', 'png') === 'jpg' ? 'image/jpeg' : 'image/png'
    const cut = cutOut(source, options)
    const blob = await new Promise<Blob | null>((resolve) =>
      cut.toBlob(resolve, type, optionalNumber(options, 'quality', 1)),
    )
    if (!blob) throw new Refusal('create bitmap failed')
    return { tempFilePath: keepTemporary(blob) }
  }),
})

function findCanvas(context: HostContext, canvasId: string, instance: unknown): HTMLCanvasElement | null {
  const component =
    (instance as { readonly _$?: { readonly $$: unknown } } | undefined)?._$ ?? context.topPage().component
  const root = component.$$ instanceof Element ? component.$$ : document
  return root.querySelector<HTMLCanvasElement>(`[data-canvas-id="${CSS.escape(canvasId)}"] > canvas`)
}

/** The part of the canvas that is wanted, at the size that it is wanted in. */
function cutOut(source: HTMLCanvasElement, options: Options): HTMLCanvasElement {
  const [x, y] = [optionalNumber(options, 'x', 0), optionalNumber(options, 'y', 0)]
  const width = optionalNumber(options, 'width', source.width - x)
  const height = optionalNumber(options, 'height', source.height - y)
  const cut = document.createElement('canvas')
  cut.width = optionalNumber(options, 'destWidth', width)
  cut.height = optionalNumber(options, 'destHeight', height)
  cut.getContext('2d')?.drawImage(source, x, y, width, height, 0, 0, cut.width, cut.height)
  return cut
}
