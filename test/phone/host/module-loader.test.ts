import { createModuleLoader } from '../../../local/phone/host/module-loader'
import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

/** All packages are there. */
const loaderOf = (modules: Parameters<typeof createModuleLoader>[0]) => createModuleLoader(modules, () => undefined)

const source = (code: string, requires: Record<string, string> = {}) => ({ code, requires })

test('modules: each runs once, when it is first required', () => {
  const load = loaderOf({
    a: source("exports.ran = (require('./b').ran += 1)", { './b': 'b' }),
    b: source('exports.ran = 1'),
  })
  expect(load('a')).toEqual({ ran: 2 })
  expect(load('b')).toEqual({ ran: 2 })
  expect(load('a')).toEqual({ ran: 2 })
})

test('modules: those that require each other see what is there so far', () => {
  const load = loaderOf({
    a: source("exports.early = 1; exports.seen = require('b').seen; exports.late = 2", { b: 'b' }),
    b: source("exports.seen = { ...require('a') }", { a: 'a' }),
  })
  expect(load('a')).toEqual({ early: 1, seen: { early: 1 }, late: 2 })
})

test('modules: one that throws is run again when it is asked for again', () => {
  Object.assign(globalThis, { failures: 1 })
  const load = loaderOf({ a: source('if (failures--) throw new Error("first"); exports.ok = true') })
  expect(() => load('a')).toThrow('first')
  expect(load('a')).toEqual({ ok: true })
})

test('modules: what was not resolved says so in the words of WeChat', () => {
  const load = loaderOf({ a: source("require('./none')") })
  expect(() => load('a')).toThrow("module './none' is not defined, require args is './none'")
})

test('require of a subpackage: by promise and by callback', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': `Page({ data: { heard: [] }, onLoad() {
        require.async('../far/away').then(({ name }) => this.hear(name))
        require('../far/away', ({ name }) => this.hear(name + '!'))
      }, hear(text) { this.setData({ heard: [...this.data.heard, text] }) } })`,
      'far/away.js': 'exports.name = "far"',
    }),
  )
  await settled(app)
  expect(app.top().data().heard).toEqual(['far', 'far!'])
})

test('componentPlaceholder: a component that is there is drawn itself', () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({})',
      'pages/home.json': JSON.stringify({
        usingComponents: { 'a-chart': '/c/chart', 'a-wait': '/c/wait' },
        componentPlaceholder: { 'a-chart': 'a-wait' },
      }),
      'pages/home.wxml': '<a-chart />',
      ...Object.fromEntries(
        ['chart', 'wait'].flatMap((name) => [
          [`c/${name}.js`, 'Component({})'],
          [`c/${name}.json`, '{ "component": true }'],
          [`c/${name}.wxml`, name],
        ]),
      ),
    }),
  )
  expect(app.top().text()).toBe('chart')
})
