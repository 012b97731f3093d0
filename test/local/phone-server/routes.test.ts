import type { Phone } from '../../../local/phone/seams'
import { closeAll, phoneInTest, postJson, raw, smallProject } from './phone-in-test'

let phone: Phone
beforeAll(async () => {
  const project = smallProject({
    'app.json': '{"pages":["pages/home"],"subpackages":[{"root":"far/off","pages":["one"]}]}',
    'far/off/one.js': 'Page({})',
    'far/off/one.wxml': '<view/>',
    'images/leaf.svg': '<svg/>',
    '.secret': 'not for the webview',
  })
  phone = await phoneInTest({ project, people: [{ openid: 'o_one', name: '甲', note: '' }] })
})
afterAll(closeAll)

test.each([
  ['/', 'text/html', '/shell/desk.js'],
  ['/phone', 'text/html', '/shell/phone.js'],
  ['/phone?slot=2', 'text/html', '/shell/phone.js'],
  ['/webview', 'text/html', '/app.js'],
  ['/shell/desk.css', 'text/css', 'device'],
  ['/shell/phone.js', 'text/javascript', 'memberDayShell'],
  ['/host.js', 'text/javascript', 'memberDayHost'],
  ['/app.js', 'text/javascript', 'memberDayHost.start('],
  ['/app.js?package=far%2Foff', 'text/javascript', 'memberDayHost.addPackage("far/off",'],
  ['/app.js.map?module=far%2Foff%2Fone.js', 'application/json', '"mappings"'],
  ['/app/images/leaf.svg', 'image/svg+xml', '<svg/>'],
  ['/fonts/index.css', 'text/css', 'Noto Sans SC Variable'],
  ['/phone/people', 'application/json', '"甲"'],
])('routes: %s is served as %s', async (path, type, part) => {
  const answer = await raw(phone.url, path)
  expect(answer.status).toBe(200)
  expect(answer.type).toContain(type)
  expect(answer.text).toContain(part)
})

test.each([
  '/app/../package.json',
  '/app/..%2f..%2fpackage.json',
  '/app/%2e%2e/%2e%2e/etc/passwd',
  '/app/images/../../.secret',
  '/app/..\\..\\etc\\passwd',
  '/app/.secret',
  '/app//etc/passwd',
  '/app/leaf.svg%00.png',
  '/fonts/../../package.json',
  '/fonts/%2e%2e/package.json',
])('routes: %s does not leave its folder', async (path) => {
  const answer = await raw(phone.url, path)
  expect([403, 404]).toContain(answer.status)
  expect(answer.text).not.toContain('not for the webview')
})

test.each([
  ['an address that cannot be decoded', 'GET', '/app/%E0%A4%A', {}, '', 400],
  ['an unknown page', 'GET', '/nothing', {}, '', 404],
  ['a file that is not there', 'GET', '/app/images/none.png', {}, '', 404],
  ['a subpackage that is not there', 'GET', '/app.js?package=far', {}, '', 404],
  ['a source map that is not there', 'GET', '/app.js.map?module=none.js', {}, '', 404],
  ['a part of the shell that is not there', 'GET', '/shell/none.js', {}, '', 404],
  ['a method it does not know', 'DELETE', '/phone/people', {}, '', 405],
  ['an unknown change', 'POST', '/phone/counters/reset', { 'content-type': 'application/json' }, '{}', 404],
  ['a body that is no JSON', 'POST', '/phone/call', { 'content-type': 'application/json' }, '{', 400],
  ['a body that is no object', 'POST', '/phone/call', { 'content-type': 'application/json' }, '[]', 400],
  ['a form', 'POST', '/phone/call', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
  ['a call without a cloud', 'POST', '/phone/call', { 'content-type': 'application/json' }, '{}', 503],
  ['the clock without a cloud', 'GET', '/phone/clock', {}, '', 503],
])('routes: %s is refused with a message', async (_fact, method, path, headers, body, status) => {
  const answer = await raw(phone.url, path, { method, headers, ...(body === '' ? {} : { body }) })
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toEqual({ message: expect.stringMatching(/./) })
})

test('routes: more than 16 MB in one call is refused', async () => {
  const answer = await postJson(phone.url, '/phone/call', { data: 'x'.repeat(16 * 1024 * 1024) })
  expect(answer.status).toBe(413)
})

test.each([
  ['a foreign host name', { host: 'evil.example:80' }],
  ['a page of another origin', { origin: 'https://evil.example' }],
  ['a page of another port', { origin: 'http://127.0.0.1:1' }],
])('routes: %s is refused, whatever it asks', async (_fact, headers) => {
  expect((await raw(phone.url, '/phone/people', { headers })).status).toBe(403)
  expect((await postJson(phone.url, '/phone/call', {}, headers)).status).toBe(403)
})

test('startPhone: listens on 127.0.0.1 alone', () => {
  expect(new URL(phone.url).hostname).toBe('127.0.0.1')
})

test('startPhone: a port that is taken rejects', async () => {
  await expect(phoneInTest({ port: Number(new URL(phone.url).port) })).rejects.toThrow('EADDRINUSE')
})
