import { treeElementOf } from '../../../local/phone/host/dom-backend'
import { tapNode } from '../../../local/phone/host/gestures'
import { createWx } from '../../../local/phone/host/wx/create-wx'
import type { Shell } from '../../../local/phone/seams'
import { columnsOf } from '../../../local/phone/shell/dialogs/picker-columns'
import { readProgram, startInTest, type TestedApp } from '../../phone/harness'
import type { FakePhone } from '../fake-phone'

export interface TestedPage {
  readonly app: TestedApp
  /** Everything that can be read on the page, its parts joined by a space. */
  text(): string
  /** The parts that match, in order. */
  all(selector: string): HTMLElement[]
  /** Taps the one thing that matches and lets everything that follows happen. Throws where nothing or more does. */
  tap(selector: string): Promise<void>
  /** Opens the wheels of days of the one thing that matches, as the phone draws them, and confirms them where they stand, or
   *  turned to `day`. Throws where they do not offer it. */
  pickDay(selector: string, day?: string): Promise<void>
  /** Calls one of the page's own methods, as WeChat does: `onReachBottom`, or what a tag is bound to with its event. */
  happen(method: string, event?: object): void
  /** Lets the answers that are on their way come, and every pause pass. */
  settle(): Promise<void>
}

/** Opens the mini program at `entry` on the real engine, with the phone's `wx` and a planned cloud. Call it under fake
 *  timers. */
export async function openPage(entry: string, phone: FakePhone): Promise<TestedPage> {
  let wanted: string | undefined
  let notOffered: string | undefined
  const picker: Shell['picker'] = async (request) => {
    const { start, rows, value } = columnsOf(request)
    if (wanted === undefined) return { value: value(start) }
    const chosen: number[] = []
    for (const [column, part] of wanted.split('-').entries()) {
      const row = rows(column, chosen).findIndex((each) => Number.parseInt(each, 10) === Number(part))
      if (row < 0) {
        notOffered = wanted
        return null
      }
      chosen.push(row)
    }
    return { value: value(chosen) }
  }
  const app = startInTest(readProgram('miniprogram'), {
    entry,
    shell: { picker },
    createWx: (context) => ({ ...createWx(context), ...phone.wx }),
  })
  const settle = async () => {
    await jest.advanceTimersByTimeAsync(5000)
  }
  const all = (selector: string) => Array.from(shown(app).querySelectorAll<HTMLElement>(selector))
  const tap = async (selector: string) => {
    const found = all(selector)
    const target = treeElementOf(found[0] ?? null)
    if (target === null || found.length > 1) throw new Error(`${found.length} match ${selector}`)
    tapNode(target, { clientX: 0, clientY: 0 })
    await settle()
  }
  await settle()
  return {
    app,
    tap,
    async pickDay(selector, day) {
      wanted = day
      notOffered = undefined
      await tap(selector)
      if (notOffered !== undefined) throw new Error(`the wheels do not offer ${notOffered}`)
    },
    settle,
    all,
    happen(method, event) {
      const { instance } = app.context.topPage()
      const handler = instance[method]
      if (typeof handler !== 'function') throw new Error(`the page has no ${method}`)
      handler.call(instance, event)
    },
    text: () => textsIn(shown(app)).join(' '),
  }
}

const shown = (app: TestedApp): HTMLElement => app.context.topPage().element

function textsIn(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent?.trim() ?? ''].filter(Boolean)
  return Array.from(node.childNodes).flatMap(textsIn)
}
