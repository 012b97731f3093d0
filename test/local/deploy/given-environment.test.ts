import { givenEnvironment } from '../../../local/deploy/given-environment'

test('givenEnvironment: what functions read is taken from the shell, and nothing else', () => {
  const shell = { FIRST_OPERATOR: 'o_first', PAY_MERCHANT: '1900000109', TENCENT_SECRET_KEY: 'secret', PATH: '/bin' }
  expect(givenEnvironment(shell, [])).toEqual({
    change: { given: { FIRST_OPERATOR: 'o_first', PAY_MERCHANT: '1900000109' }, unset: [] },
    words: [],
  })
})

test('givenEnvironment: what is not exported, or empty, is not set, and told', () => {
  const { change, words } = givenEnvironment({ PAY_MERCHANT: '' }, [])
  expect(change).toEqual({ given: {}, unset: [] })
  expect(words).toEqual([
    expect.stringMatching(/^FIRST_OPERATOR is not exported.*nobody opens the console/),
    expect.stringMatching(/^PAY_MERCHANT is not exported.*nobody buys a membership/),
  ])
})

test('givenEnvironment: what is to go is not asked for', () => {
  const { change, words } = givenEnvironment({ FIRST_OPERATOR: 'o_first' }, ['PAY_MERCHANT'])
  expect(change).toEqual({ given: { FIRST_OPERATOR: 'o_first' }, unset: ['PAY_MERCHANT'] })
  expect(words).toEqual([])
})

test('givenEnvironment: one and the same cannot be set and go', () => {
  expect(() => givenEnvironment({ PAY_MERCHANT: '1900000109' }, ['PAY_MERCHANT'])).toThrow(
    'PAY_MERCHANT is exported here',
  )
})
