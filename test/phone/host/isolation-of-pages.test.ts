import { startInTest } from '../harness'
import { smallApp } from './small-app'

const page = (styleIsolation: string, colour: string) => ({
  json: JSON.stringify({ styleIsolation, usingComponents: { 'a-shared': '/c/shared' } }),
  wxml: '<view class="from-app own" /><a-shared />',
  wxss: `.own { color: ${colour} } .in-component { color: ${colour} }`,
})

const pages = {
  'pages/plain': page('shared', 'rgb(1, 1, 1)'),
  'pages/isolated': page('page-isolated', 'rgb(2, 2, 2)'),
  'pages/applied': page('page-apply-shared', 'rgb(3, 3, 3)'),
  'pages/sharing': page('page-shared', 'rgb(4, 4, 4)'),
}

const program = smallApp({
  'app.wxss': '.from-app { background-color: rgb(9, 9, 9) }',
  ...Object.fromEntries(
    Object.entries(pages).flatMap(([path, { json, wxml, wxss }]) => [
      [`${path}.js`, 'Page({})'],
      [`${path}.json`, json],
      [`${path}.wxml`, wxml],
      [`${path}.wxss`, wxss],
    ]),
  ),
  'c/shared.js': 'Component({})',
  'c/shared.json': '{ "component": true, "styleIsolation": "apply-shared" }',
  'c/shared.wxml': '<view class="in-component" />',
})

function colours(path: string) {
  const app = startInTest(program, { entry: path })
  const style = (selector: string) => getComputedStyle(app.container.querySelector(selector) as Element)
  return {
    app: style('wx-page > wx-view').backgroundColor,
    own: style('wx-page > wx-view').color,
    component: style('a-shared > wx-view').color,
  }
}

const none = 'rgba(0, 0, 0, 0)'

test.each([
  ['pages/plain', { app: 'rgb(9, 9, 9)', own: 'rgb(1, 1, 1)', component: 'rgb(1, 1, 1)' }],
  ['pages/isolated', { app: none, own: 'rgb(2, 2, 2)', component: '' }],
  ['pages/applied', { app: none, own: 'rgb(3, 3, 3)', component: '' }],
  ['pages/sharing', { app: none, own: 'rgb(4, 4, 4)', component: 'rgb(4, 4, 4)' }],
])('style isolation of %s', (path, expected) => {
  const seen = colours(path)
  expect({ app: seen.app, own: seen.own }).toEqual({ app: expected.app, own: expected.own })
  if (expected.component) expect(seen.component).toBe(expected.component)
  else expect(seen.component).not.toBe(expected.own)
})
