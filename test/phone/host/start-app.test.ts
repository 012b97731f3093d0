import { readProgram, startInTest } from '../harness'

const GARDEN = 'test/local/fixtures/garden'

test('start: the entry page is shown with its components', () => {
  const { container } = startInTest(readProgram(GARDEN))
  expect(container.textContent).toContain('one seed')
  expect(container.textContent).toContain('cotton')
  expect(container.querySelector('van-button')?.textContent).toBe('sow')
})
