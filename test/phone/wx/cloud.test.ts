import { answerFetch, failureOf, type Wx, wxInTest } from './wx-in-test'

const cloudOf = (wx: unknown) => (wx as { readonly cloud: Wx }).cloud

test('cloud.callFunction: goes out as whoever holds the phone and gives the result', async () => {
  const sent = answerFetch(() => ({ body: { result: { ok: true, data: { points: 5 } } } }))
  const { wx } = await wxInTest({ openid: 'o_linxiaoman' })
  const answer = await cloudOf(wx).callFunction?.({ name: 'member', data: { action: 'home' } })
  expect(answer).toEqual({
    result: { ok: true, data: { points: 5 } },
    requestID: expect.any(String),
    errMsg: 'cloud.callFunction:ok',
  })
  expect(sent).toEqual([
    { path: '/phone/call', body: { openid: 'o_linxiaoman', name: 'member', data: { action: 'home' } } },
  ])
})

test.each([
  [
    'a function that is not there',
    {
      body: {
        error: { code: 'FUNCTION_NOT_FOUND', errCode: -501000, message: 'FunctionName parameter could not be found' },
      },
    },
    {
      errCode: -501000,
      errMsg: 'cloud.callFunction:fail Error: errCode: -501000 | errMsg: FunctionName parameter could not be found',
    },
  ],
  [
    'a function that takes too long',
    { body: { error: { errCode: -504003, message: 'Invoking task timed out after 3 seconds' } } },
    {
      errCode: -504003,
      errMsg: 'cloud.callFunction:fail Error: errCode: -504003 | errMsg: Invoking task timed out after 3 seconds',
    },
  ],
  [
    'a phone without a cloud',
    { status: 503, body: { message: '这台手机没有连接本地云' } },
    { errCode: -501000, errMsg: 'cloud.callFunction:fail Error: errCode: -501000 | errMsg: 这台手机没有连接本地云' },
  ],
])('cloud.callFunction: %s fails with its code', async (_fact, reply, failure) => {
  answerFetch(() => reply)
  const { wx } = await wxInTest()
  expect(await failureOf(cloudOf(wx).callFunction?.({ name: 'member' }))).toEqual(failure)
})

test('cloud.callFunction: without a network nothing goes out', async () => {
  const sent = answerFetch(() => ({ body: {} }))
  const { wx } = await wxInTest({ network: 'off' })
  expect(await failureOf(cloudOf(wx).callFunction?.({ name: 'member' }))).toEqual({
    errCode: -1,
    errMsg: 'cloud.callFunction:fail Error: errCode: -1 | errMsg: request:fail ',
  })
  expect(sent).toEqual([])
})

test.each([
  [{}, 'cloud.callFunction:fail parameter error: parameter.name should be String instead of Undefined;'],
  [{ name: 'member', data: [] }, 'cloud.callFunction:fail Error: errCode: -501001 | errMsg: data should be an object'],
])('cloud.callFunction(%j): %s', async (options, errMsg) => {
  answerFetch(() => ({ body: {} }))
  const { wx } = await wxInTest()
  expect(await failureOf(cloudOf(wx).callFunction?.(options))).toMatchObject({ errMsg })
})

test('cloud.database: is closed to clients, and asking for it is written down', async () => {
  const { wx, context } = await wxInTest()
  expect(() => cloudOf(wx).database?.()).toThrow('cloud.database:fail not available on the local phone')
  expect(context.warnings).toEqual(['wx.cloud.database is not available on the local phone'])
})

test('cloud.getTempFileURL: takes ids bare and as objects', async () => {
  const fileList = [{ fileID: 'cloud://a', tempFileURL: 'http://127.0.0.1/a', status: 0, errMsg: 'ok' }]
  const sent = answerFetch(() => ({ body: { fileList } }))
  const { wx } = await wxInTest()
  expect(await cloudOf(wx).getTempFileURL?.({ fileList: ['cloud://a', { fileID: 'cloud://b' }] })).toMatchObject({
    fileList,
  })
  expect(sent).toEqual([{ path: '/phone/files/urls', body: { fileList: ['cloud://a', 'cloud://b'] } }])
})

test('cloud.downloadFile: a file that is not there is a failure', async () => {
  answerFetch(() => ({
    body: { fileList: [{ fileID: 'cloud://a', tempFileURL: '', status: 1, errMsg: 'STORAGE_FILE_NONEXIST' }] },
  }))
  const { wx } = await wxInTest()
  expect(await failureOf(cloudOf(wx).downloadFile?.({ fileID: 'cloud://a' }))).toEqual({
    errMsg: 'cloud.downloadFile:fail STORAGE_FILE_NONEXIST',
  })
})
