/** A canvas to draw upon, in CSS pixels, however fine the screen is. */
export interface Sheet {
  readonly context: WechatMiniprogram.CanvasRenderingContext.CanvasRenderingContext2D
  readonly width: number
  readonly height: number
  /** A canvas knows no CSS variables: this is the colour that the theme gives the canvas itself. */
  readonly color: string
}

/** Calls back with an empty sheet, unless the canvas is not there any more. */
export function onSheet(query: WechatMiniprogram.SelectorQuery, selector: string, draw: (sheet: Sheet) => void): void {
  query.select(selector).fields({ node: true, size: true, computedStyle: ['color'] }, (found) => {
    if (!found?.node) return
    const { node, width, height, color } = found
    const { pixelRatio } = wx.getWindowInfo()
    node.width = width * pixelRatio
    node.height = height * pixelRatio
    const context = node.getContext('2d')
    context.scale(pixelRatio, pixelRatio)
    draw({ context, width, height, color })
  })
  query.exec()
}
