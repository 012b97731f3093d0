import { readFileSync } from 'node:fs'
import path from 'node:path'
import { mountComponent, readProgram, settled, stopInTest } from '../../phone/harness'

const folder = path.join(__dirname, '../../../miniprogram/components/entry-list')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')

test.each([
  ['ROW_RPX', '.row'],
  ['HEADING_RPX', '.heading'],
])('entry-list: %s, which stands for rows that are away, is the height of %s', (name, selector) => {
  const assumed = new RegExp(`var ${name} = (\\d+)`).exec(read('entry-list.wxs'))?.[1]
  const styled = new RegExp(`^\\${selector} \\{[^}]*\\n  min-height: (\\d+)rpx`, 'm').exec(read('entry-list.wxss'))?.[1]
  expect(assumed).toMatch(/^\d+$/)
  expect(assumed).toBe(styled)
})

/** What watches stand on, told by the test what is in view. */
class Watch {
  static told: ((height: number) => void) | undefined
  static disconnected = 0
  constructor(private readonly tell: (entries: readonly object[]) => void) {}
  observe(target: Element) {
    Watch.told = (height) => {
      const none = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 }
      const intersectionRect = { ...none, height }
      const intersectionRatio = height / 1000
      this.tell([{ target, intersectionRatio, intersectionRect, boundingClientRect: none, rootBounds: none, time: 0 }])
    }
  }
  disconnect() {
    Watch.disconnected += 1
  }
}

test('entry-list: rows that go far from the screen leave a place as high as they were, and come back', async () => {
  Object.assign(window, { IntersectionObserver: Watch })
  const row = { title: '签到', when: '11月22日 08:00', delta: '+5', balance: '余 5' }
  const rows = [
    { ...row, id: 'a-1', heading: '2026年11月' },
    { ...row, id: 'a-0', heading: '' },
  ]
  const { component, app } = mount({ rows })
  await settled()
  expect(component.findAll('.row')).toHaveLength(2)

  Watch.told?.(500)
  await settled()
  Watch.told?.(0)
  await settled()
  expect(component.findAll('.row')).toHaveLength(0)
  expect(component.find('.rows').node.$$).toHaveProperty('style.height', expect.stringContaining('392'))

  Watch.told?.(1)
  await settled()
  expect(component.findAll('.row')).toHaveLength(2)
  expect(app.context.warnings).toEqual([])

  const before = Watch.disconnected
  stopInTest()
  expect(Watch.disconnected).toBeGreaterThan(before)
})

function mount(properties: Readonly<Record<string, unknown>>) {
  const app = mountComponent(readProgram('miniprogram'), 'components/entry-list/entry-list', properties)
  return { app, component: app.component }
}
