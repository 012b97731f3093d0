import { CanvasContext } from '../../../local/phone/host/wx/canvas-context'
import { IntersectionWatch } from '../../../local/phone/host/wx/intersection-observer'
import { wxInTest } from './wx-in-test'

/** A pen that writes down what it is told, in order. */
function writtenPen(): { readonly pen: CanvasRenderingContext2D; readonly written: string[] } {
  const written: string[] = []
  const pen = new Proxy(
    { canvas: { width: 10, height: 20 } },
    {
      get: (target, name) =>
        name in target
          ? Reflect.get(target, name)
          : (...values: unknown[]) => written.push(`${String(name)}(${values})`),
      set: (_target, name, value) => written.push(`${String(name)}=${value}`) > 0,
    },
  )
  return { pen: pen as unknown as CanvasRenderingContext2D, written }
}

type Drawing = CanvasContext &
  Record<'setFillStyle' | 'fillRect' | 'beginPath', (...values: unknown[]) => void> & { lineWidth: number }

test('createCanvasContext: nothing is drawn before draw, then everything in order on a clean canvas', () => {
  const { pen, written } = writtenPen()
  const drawing = new CanvasContext(() => pen) as Drawing
  drawing.beginPath()
  drawing.setFillStyle('#fff')
  drawing.lineWidth = 3
  drawing.fillRect(1, 2, 3, 4)
  expect(written).toEqual([])
  drawing.draw()
  expect(written).toEqual(['clearRect(0,0,10,20)', 'beginPath()', 'fillStyle=#fff', 'lineWidth=3', 'fillRect(1,2,3,4)'])
})

test('createCanvasContext: draw(true) draws over what is there, and what was drawn is not drawn again', () => {
  const { pen, written } = writtenPen()
  const drawing = new CanvasContext(() => pen) as Drawing
  drawing.fillRect(1, 2, 3, 4)
  drawing.draw(true)
  drawing.draw(true)
  expect(written).toEqual(['fillRect(1,2,3,4)'])
})

test('createCanvasContext: done is called when it is drawn', async () => {
  const { pen, written } = writtenPen()
  const drawing = new CanvasContext(() => pen) as Drawing
  drawing.fillRect(0, 0, 1, 1)
  await new Promise<void>((resolve) => drawing.draw(false, resolve))
  expect(written).toHaveLength(2)
})

interface Watched {
  readonly options: IntersectionObserverInit | undefined
  readonly elements: Element[]
  tell(ratio: number): void
}

/** Stands in for the browser's observer, which jsdom does not have. */
function browserObserver(): Watched[] {
  const all: Watched[] = []
  globalThis.IntersectionObserver = class {
    constructor(callback: (entries: unknown[]) => void, options?: IntersectionObserverInit) {
      const elements: Element[] = []
      const rect = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 }
      all.push({
        options,
        elements,
        tell: (intersectionRatio) =>
          callback(
            elements.map((target) => ({
              target,
              intersectionRatio,
              intersectionRect: rect,
              boundingClientRect: rect,
              rootBounds: rect,
              time: 1,
            })),
          ),
      })
      Object.assign(this, {
        observe: (element: Element) => elements.push(element),
        disconnect: () => elements.splice(0),
      })
    }
  } as unknown as typeof IntersectionObserver
  return all
}

test('createIntersectionObserver: tells of the first notice, and of no ratio twice', async () => {
  const { context } = await wxInTest()
  const browser = browserObserver()
  const watch = new IntersectionWatch(context.topPage().component, { thresholds: [0, 1], initialRatio: 0 })
  const seen: number[] = []
  watch.relativeToViewport({ bottom: 50 }).observe('.row', ({ intersectionRatio }) => seen.push(intersectionRatio))
  for (const ratio of [0, 1, 1, 0]) browser[0]?.tell(ratio)
  expect(seen).toEqual([1, 0])
  expect(browser[0]?.elements).toHaveLength(1)
  expect(browser[0]?.options).toMatchObject({ root: document, threshold: [0, 1], rootMargin: '0px 0px 50px 0px' })
})

test('createIntersectionObserver: observeAll watches every node, each with its dataset, until it is disconnected', async () => {
  const { context } = await wxInTest()
  const browser = browserObserver()
  const watch = new IntersectionWatch(context.topPage().component, { observeAll: true })
  const seen: unknown[] = []
  watch.observe('.row', ({ dataset }) => seen.push(dataset.kind))
  browser[0]?.tell(1)
  expect(seen).toEqual(['a', 'b'])
  watch.disconnect()
  expect(browser[0]?.elements).toEqual([])
})

test('createIntersectionObserver: relative to what is not there is refused', async () => {
  const { context } = await wxInTest()
  const watch = new IntersectionWatch(context.topPage().component)
  expect(() => watch.relativeTo('.nothing')).toThrow('selector ".nothing" is not found')
})
