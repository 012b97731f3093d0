import type { ExportJob } from '../../../../typings/contract'
import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { NOW, page } from './brand-samples'

const scene = pageScene(NOW)

const job = (rows: number, more: Partial<ExportJob> = {}): object =>
  yes({ job: { id: 'j1', kind: 'members', state: 'running', rows, of: 250_000, files: [], ...more } })

const DONE = job(250_000, { state: 'done', files: ['cloud://a/1.csv', 'cloud://a/2.csv'] })

function phoneWith(downloadFile: (asked: { fileID: string }) => Promise<unknown>) {
  const shareFileMessage = jest.fn(async () => ({}))
  Object.assign(scene.phone.wx, { shareFileMessage })
  Object.assign(scene.phone.wx.cloud, { downloadFile })
  return shareFileMessage
}

const open = () => scene.open(page('exports'))
const lastInputs = (count: number) => scene.phone.sent.slice(-count).map(({ data }) => data.input)

test('a table without a line says so, and is there all the same', async () => {
  phoneWith(async () => ({ tempFilePath: 'tmp/1.csv' }))
  const shown = await open()
  scene.phone.plan(job(0, { state: 'done', of: 0, files: ['cloud://a/1.csv'] }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('这段日子还没有一行，表里只有标题')
})

test('steps to its end, brings the files onto the phone, and sends each under a name that says what it is', async () => {
  const shareFileMessage = phoneWith(async ({ fileID }) => ({ tempFilePath: `tmp/${fileID.slice(-5)}` }))
  const shown = await open()
  expect(shown.text()).toContain('2026年10月25日')
  scene.phone.plan(job(0), job(100_000), job(200_000), DONE)
  await shown.tap('save-bar .van-button')
  const span = { from: '2026-10-25', to: '2026-11-23' }
  expect(lastInputs(4)).toEqual([{ kind: 'members', span }, { jobId: 'j1' }, { jobId: 'j1' }, { jobId: 'j1' }])
  expect(new Set(scene.phone.requestIds).size).toBe(4)
  expect(shown.text()).toContain('250,000 / 250,000 行')
  shown.happen('onSend', { currentTarget: { dataset: { place: 1 } } })
  await shown.settle()
  expect(shareFileMessage).toHaveBeenCalledWith({
    filePath: 'tmp/2.csv',
    fileName: '会员-2026-10-25-2026-11-23-2.csv',
  })
  scene.phone.storage.delete('exportJob')
})

test('more days than the server takes, and days the wrong way round, are told where they were chosen', async () => {
  const shown = await open()
  shown.happen('onField', { detail: { key: 'from', value: '2026-08-23' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('一次最多 92 天')
  shown.happen('onField', { detail: { key: 'from', value: '2026-11-24' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('结束要在开始之后')
  shown.happen('onField', { detail: { key: 'from', value: '2026-08-24' } })
  scene.phone.plan(
    refusal('TRY_AGAIN', '此刻有些忙'),
    refusal('TRY_AGAIN', '此刻有些忙'),
    refusal('TRY_AGAIN', '此刻有些忙，请再试一次'),
  )
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('此刻有些忙，请再试一次')
})

test('a step whose answer is lost is asked again under its own id, after a restart too; then it goes on', async () => {
  phoneWith(async () => ({ tempFilePath: 'tmp/1.csv' }))
  const shown = await open()
  scene.phone.plan(job(0), job(100_000), 'lost', 'lost', 'lost')
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('40% 100,000 / 250,000 行')
  expect(shown.text()).toContain('没有收到回复')
  const lost = scene.phone.requestIds.at(-1)

  scene.phone.plan(DONE)
  const again = await open()
  expect(scene.phone.requestIds.at(-1)).toBe(lost)
  expect(again.text()).toContain('好了')
})

test('is stopped when she says so, and leaves nothing', async () => {
  scene.phone.answer = ({ input }) => ('stop' in (input as object) ? job(100_000, { state: 'stopped' }) : job(100_000))
  const shown = await open()
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('40% 100,000 / 250,000 行')
  await shown.tap('.van-button')
  expect(lastInputs(1)).toEqual([{ jobId: 'j1', stop: true }])
  expect(shown.text()).toContain('已经停下')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('导出什么')
  expect(scene.phone.storage.has('exportJob')).toBe(false)
})

test('a file that could not be fetched is fetched again', async () => {
  const shown = await open()
  let isOnline = false
  phoneWith(async () => {
    if (!isOnline) throw { errMsg: 'cloud.downloadFile:fail' }
    return { tempFilePath: 'tmp/1.csv' }
  })
  scene.phone.plan(job(250_000, { state: 'done', files: ['cloud://a/1.csv'] }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('文件没有取回来')
  isOnline = true
  shown.happen('onSend', { currentTarget: { dataset: { place: 0 } } })
  await shown.settle()
  expect(shown.text()).not.toContain('文件没有取回来')
  expect(shown.text()).toContain('发送')
})

test('a table that had its day is said to be gone, with the way to another one', async () => {
  phoneWith(async () => {
    throw { errMsg: 'cloud.downloadFile:fail file not exist' }
  })
  const shown = await open()
  scene.phone.plan(job(0), DONE, job(250_000, { state: 'done', files: [] }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('表格已经删掉了')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('导出什么')
  expect(scene.phone.storage.has('exportJob')).toBe(false)
})

test('whoever leaves lets it rest where it is', async () => {
  const shown = await open()
  scene.phone.plan(job(0), ...Array.from({ length: 40 }, (_, step) => job(Math.floor(step / 2) * 1_000)))
  await shown.tap('save-bar .van-button')
  shown.happen('onUnload')
  await shown.settle()
  const asked = scene.phone.sent.length
  await shown.settle()
  expect(scene.phone.sent).toHaveLength(asked)
  expect(shown.text()).toContain('停下')
})
