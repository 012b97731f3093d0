import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Sdk } from './sdk'

let cloud: StartedCloud
let sdk: Sdk

beforeAll(async () => {
  cloud = await startTestCloud()
  sdk = sdkTowards(cloud)
})
afterAll(() => cloud.close())

const upload = async (cloudPath: string, text: string) =>
  (await sdk.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
const download = async (fileID: string) => (await sdk.downloadFile({ fileID })).fileContent.toString()
const temporaryUrl = async (fileID: string) =>
  String((await sdk.getTempFileURL({ fileList: [fileID] })).fileList[0]?.tempFileURL)

test('a file comes back as it went up, whatever its path is written in', async () => {
  const fileID = await upload('导出/流水 2026.csv', '日期,积分\n2026-11-24,30')
  expect(fileID).toMatch(/^cloud:\/\/local-env\..+\/导出\/流水 2026\.csv$/)
  expect(await download(fileID)).toBe('日期,积分\n2026-11-24,30')
})

test('a second upload to a path replaces the first', async () => {
  await upload('a.txt', 'first')
  expect(await download(await upload('a.txt', 'second'))).toBe('second')
})

test('a path and one below it are two files', async () => {
  const [above, below] = [await upload('x', 'above'), await upload('x/y', 'below')]
  expect([await download(above), await download(below)]).toEqual(['above', 'below'])
})

test('a temporary URL opens in a browser, with the type that its name tells', async () => {
  const response = await fetch(await temporaryUrl(await upload('报表.csv', 'a,b')))
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(await response.text()).toBe('a,b')
})

test('a temporary URL dies after its time, and does not open another file', async () => {
  const url = await temporaryUrl(await upload('mine.txt', 'mine'))
  await upload('hers.txt', 'hers')
  expect((await fetch(url.replace('mine.txt', 'hers.txt'))).status).toBe(403)
  await cloud.post('/clock', { advanceMs: 86_401_000 })
  expect((await fetch(url)).status).toBe(403)
  await cloud.post('/clock', { real: true })
})

test('nobody puts a file without a permit', async () => {
  const url = new URL('/files/evil.txt', cloud.admin)
  const response = await fetch(url, { method: 'PUT', body: 'evil' })
  expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')])
})

test.each(['/a', 'a//b', 'a/../b', 'a?b', 'a#b', 'x'.repeat(851)])('the path %j is refused', async (cloudPath) => {
  await expect(upload(cloudPath, 'x')).rejects.toMatchObject({ errMsg: expect.stringContaining('cloudPath must not') })
})

test('what is not there is told one by one: its URL, its download, its deletion', async () => {
  const fileID = await upload('gone.txt', 'x')
  expect((await sdk.deleteFile({ fileList: [fileID, fileID] })).fileList).toMatchObject([
    { status: 0 },
    { status: -503003 },
  ])
  expect((await sdk.getTempFileURL({ fileList: [fileID] })).fileList).toMatchObject([
    { status: -503003, tempFileURL: '' },
  ])
  await expect(download(fileID)).rejects.toMatchObject({ errMsg: expect.stringContaining('downloadFile:fail') })
})

test('a method that storage lacks, and a path that is badly escaped, are refused', async () => {
  expect((await fetch(new URL('/files/a.txt', cloud.admin), { method: 'DELETE' })).status).toBe(405)
  expect((await fetch(new URL('/files/%E0%A4%A', cloud.admin))).status).toBe(400)
})
