import { mountComponent, readProgram } from '../harness'

const program = readProgram('test/local/fixtures/garden')

test('mountComponent: properties are there from the start and may change', async () => {
  const mounted = mountComponent(program, 'components/seed/seed', { name: 'cotton' })
  expect(mounted.component.text()).toBe('cotton')
  await mounted.setProperties({ name: 'sage' })
  expect(mounted.component.find('.name').text()).toBe('sage')
  expect(mounted.context.warnings).toEqual([])
})

test('mountComponent: events that are asked for are kept in order', async () => {
  const mounted = mountComponent(program, 'components/seed/seed', { name: 'cotton' }, { events: ['pick'] })
  await mounted.component.find('.name').tap()
  await mounted.component.find('.name').tap()
  expect(mounted.events.map(({ type }) => type)).toEqual(['pick', 'pick'])
})

test('mountComponent: a property that the component does not have is a warning', () => {
  const mounted = mountComponent(program, 'components/seed/seed', { colour: 'red' })
  expect(mounted.context.warnings).toEqual(['test/mount: "colour" is not a valid property of <mounted-component>'])
})
