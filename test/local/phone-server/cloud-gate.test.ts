import { closeAll, controlInTest, phoneInTest, postJson, raw } from './phone-in-test'

afterEach(closeAll)

test('call: goes to the control port as it came, and its answer comes back with its status', async () => {
  const control = await controlInTest(() => ({ body: { result: { ok: true } } }))
  const phone = await phoneInTest({ control: control.url })
  const call = { openid: 'o_one', name: 'member', data: { action: 'home' } }
  const answer = await postJson(phone.url, '/phone/call', call)
  expect(answer).toMatchObject({ status: 200, text: '{"result":{"ok":true}}' })
  expect(control.asked).toEqual([{ method: 'POST', path: '/_/call', body: call }])
})

test('call: what the control port refuses stays refused', async () => {
  const control = await controlInTest(() => ({
    status: 400,
    body: { error: { code: 'BAD_REQUEST', message: 'name' } },
  }))
  const phone = await phoneInTest({ control: control.url })
  const answer = await postJson(phone.url, '/phone/call', {})
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('BAD_REQUEST')
})

test.each([
  ['GET', '/phone/clock', '/_/clock'],
  ['GET', '/phone/messages?limit=2', '/_/messages?limit=2'],
  ['POST', '/phone/clock', '/_/clock'],
  ['POST', '/phone/subscribe', '/_/subscribe'],
  ['POST', '/phone/pay', '/_/pay'],
  ['POST', '/phone/phone-code', '/_/phone-code'],
  ['POST', '/phone/reset', '/_/reset'],
  ['POST', '/phone/seed', '/_/seed'],
  ['POST', '/phone/files/urls', '/_/files/urls'],
  ['POST', '/phone/files/delete', '/_/files/delete'],
])('%s %s goes to %s', async (method, path, expected) => {
  const control = await controlInTest(() => ({ body: {} }))
  const phone = await phoneInTest({ control: control.url })
  const answer = method === 'GET' ? await raw(phone.url, path) : await postJson(phone.url, path, {})
  expect(answer.status).toBe(200)
  expect(control.asked.map((asked) => asked.path)).toEqual([expected])
})

test('upload: the bytes are put where the permit says, with its authorization', async () => {
  const control = await controlInTest(({ path }) =>
    path === '/_/files/permit'
      ? { body: { url: `${control.url}/store/a.png`, authorization: 'permit', fileID: 'cloud://local/a.png' } }
      : { body: {} },
  )
  const phone = await phoneInTest({ control: control.url })
  const answer = await raw(phone.url, '/phone/upload?cloudPath=a.png', { method: 'POST', body: 'bytes' })
  expect(answer).toMatchObject({ status: 200, text: '{"fileID":"cloud://local/a.png"}' })
  expect(control.asked).toEqual([
    { method: 'POST', path: '/_/files/permit', body: { cloudPath: 'a.png' } },
    { method: 'PUT', path: '/_/store/a.png', body: 'bytes' },
  ])
})

test('upload: without a permit nothing is put', async () => {
  const control = await controlInTest(() => ({ status: 400, body: { error: { message: 'cloudPath' } } }))
  const phone = await phoneInTest({ control: control.url })
  const answer = await raw(phone.url, '/phone/upload?cloudPath=', { method: 'POST', body: 'bytes' })
  expect(answer.status).toBe(400)
  expect(control.asked).toHaveLength(1)
})

test('a picture of the cloud is found where it lies, and one that is not there is said so', async () => {
  const control = await controlInTest(({ body, path }) => {
    if (path !== '/_/files/urls') return { body: { picture: true } }
    const [fileID] = (body as { fileList: string[] }).fileList
    return {
      body: { fileList: [{ tempFileURL: fileID === 'cloud://env/a b.png' ? `${control.url}/store/a.png` : '' }] },
    }
  })
  const phone = await phoneInTest({ control: control.url })
  const at = (fileID: string) => raw(phone.url, `/phone/cloud-file?fileID=${encodeURIComponent(fileID)}`)
  const { status, location } = await at('cloud://env/a b.png')
  expect({ status, location }).toEqual({ status: 302, location: `${control.url}/store/a.png` })
  expect((await at('cloud://env/none.png')).status).toBe(404)
})

test('a cloud that is gone is answered as a fault, not as silence', async () => {
  const phone = await phoneInTest({ control: 'http://127.0.0.1:1/_' })
  const answer = await postJson(phone.url, '/phone/call', {})
  expect(answer.status).toBe(500)
  expect(JSON.parse(answer.text)).toEqual({ message: expect.stringMatching(/./) })
})
