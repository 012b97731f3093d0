import { refuseOtherEnvironment } from '../../../local/deploy/refuse-other-environment'

test('refuseOtherEnvironment: the one that is deployed to is let through', () => {
  expect(() => refuseOtherEnvironment({ asked: 'brand-1', envId: 'brand-1' })).not.toThrow()
})

test.each([
  [
    'another one',
    'brand-trial',
    /asks brand-trial, not brand-1: write ENVIRONMENT = 'brand-1' into miniprogram\/services\/environment\.ts/,
  ],
  ['none', '', /asks WeChat’s default, not brand-1/],
])('refuseOtherEnvironment: %s is refused, with the file to write', (_asked, asked, told) => {
  expect(() => refuseOtherEnvironment({ asked, envId: 'brand-1' })).toThrow(told)
})
