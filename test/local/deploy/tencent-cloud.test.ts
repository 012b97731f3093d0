import type { BrandCloud } from '../../../local/deploy/brand-cloud'
import { tencentCloud } from '../../../local/deploy/tencent-cloud'
import { StandInManager } from './stand-in-manager'

const config = { timeoutSeconds: 20, environment: { PAY_MERCHANT: '1900000109' } }

let manager: StandInManager
let cloud: BrandCloud

beforeEach(() => {
  manager = new StandInManager()
  const keys = { appid: 'wx0', envId: 'brand-1', secretId: 'id', secretKey: 'key' }
  cloud = tencentCloud(keys, { loadCi, init: () => manager })
})

test('functionNamed: a function that is not there is null, and no fault', async () => {
  expect(await cloud.functionNamed('member')).toBe(null)
})

test('functionNamed: any other refusal is one', async () => {
  manager.functions.getFunctionDetail = () =>
    Promise.reject(Object.assign(new Error('no'), { code: 'AuthFailure.SecretIdNotFound' }))
  await expect(cloud.functionNamed('member')).rejects.toThrow('no')
})

test('functionNamed: a status comes with all that CloudBase says of it', async () => {
  const StatusReasons = [{ ErrorMessage: 'npm exited with 1' }]
  manager.kept.set('member', {
    Status: 'UpdateFailed',
    StatusDesc: '安装依赖失败',
    StatusReasons,
    Runtime: 'Nodejs20.19',
  })
  expect(await cloud.functionNamed('member')).toMatchObject({
    status: 'UpdateFailed',
    reason: '安装依赖失败; npm exited with 1',
  })
})

test('createFunction: on Node 20, with its SDK installed and its time-out', async () => {
  await cloud.createFunction('member', 'dist/member', config)
  expect(manager.kept.get('member')).toMatchObject({ Runtime: 'Nodejs20.19', timeout: 20 })
  expect(manager.installs).toEqual([['member', 'dist/member']])
})

test('uploadCode: the SDK is installed again', async () => {
  await cloud.createFunction('member', 'dist/member', config)
  await cloud.uploadCode('member', 'dist/member-next')
  expect(manager.installs).toContainEqual(['member', 'dist/member-next'])
})

test('uploadCode: what is refused is told', async () => {
  await expect(cloud.uploadCode('member', 'dist/member')).rejects.toThrow('未找到指定的Function')
})

test('createTimer, removeTimer: what was made is read back with its times, and is gone when it was removed', async () => {
  await cloud.createFunction('clock', 'dist/clock', config)
  await cloud.createTimer('clock', { name: 'everyMinute', type: 'timer', config: '0 * * * * * *' })
  const timers = async () => (await cloud.functionNamed('clock'))?.timers
  expect(await timers()).toEqual([{ name: 'everyMinute', config: '0 * * * * * *', on: true }])
  await cloud.removeTimer('clock', 'everyMinute')
  expect(await timers()).toEqual([])
})

test.each([
  ['its cron alone', { TriggerDesc: '0 * * * * * *' }, true],
  ['its cron in JSON', { TriggerDesc: '{"cron": "0 * * * * * *"}', Enable: 1 }, true],
  ['switched off', { TriggerDesc: '{"cron":"0 * * * * * *"}', Enable: 0 }, false],
])('functionNamed: a timer told as %s', async (_told, trigger, on) => {
  const Triggers = [{ Type: 'timer', TriggerName: 'everyMinute', ...trigger }]
  manager.kept.set('clock', { Status: 'Active', Runtime: 'Nodejs20.19', Triggers })
  expect((await cloud.functionNamed('clock'))?.timers).toEqual([{ name: 'everyMinute', config: '0 * * * * * *', on }])
})

test('configureFunction: its variables take the place of those that were there, none leave none, and null leaves them', async () => {
  const variables = async () => (await cloud.functionNamed('member'))?.environment
  await cloud.createFunction('member', 'dist/member', config)
  expect(await variables()).toEqual({ PAY_MERCHANT: '1900000109' })
  await cloud.configureFunction('member', { timeoutSeconds: 20, environment: { FIRST_OPERATOR: 'o_first' } })
  expect(await variables()).toEqual({ FIRST_OPERATOR: 'o_first' })
  await cloud.configureFunction('member', { timeoutSeconds: 30, environment: null })
  expect(manager.kept.get('member')?.timeout).toBe(30)
  expect(await variables()).toEqual({ FIRST_OPERATOR: 'o_first' })
  await cloud.configureFunction('member', { timeoutSeconds: 20, environment: {} })
  expect(await variables()).toEqual({})
})

function loadCi(): never {
  throw new Error('only an upload of the mini program needs it')
}
