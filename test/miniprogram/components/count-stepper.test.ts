import { mountComponent, readProgram } from '../../phone/harness'

const program = readProgram('.')

function mount() {
  const mounted = mountComponent(
    program,
    'components/count-stepper/count-stepper',
    { value: 2, least: 1, most: 4, label: '份数' },
    { events: ['change'] },
  )
  const counts = () => mounted.events.map(({ detail }) => detail)
  const part = (label: string) => mounted.container.querySelector<HTMLElement>(`[aria-label="${label}"]`)
  return { ...mounted, counts, part }
}

test('count-stepper: its buttons count by one and stop at the bounds', async () => {
  const { component, counts, setProperties, part } = mount()
  const [less, more] = component.findAll('.step')
  await less?.tap()
  await setProperties({ value: 1 })
  await less?.tap()
  expect(part('减少份数')?.getAttribute('aria-disabled')).toBe('true')
  await setProperties({ value: 3 })
  await more?.tap()
  await setProperties({ value: 4 })
  await more?.tap()
  expect(counts()).toEqual([1, 4])
})

test.each([
  ['a count is taken as it is typed', '3', [3], '3'],
  ['what is too much becomes the most there is', '40', [4], '4'],
  ['what is too little becomes the least there is', '0', [1], '1'],
  ['nothing leaves the count as it was', '', [], '2'],
])('count-stepper: %s', async (_fact, typed, counted, shown) => {
  const { component, counts, setProperties } = mount()
  await component.find('input').input(typed)
  for (const count of counts()) await setProperties({ value: count })
  await component.find('input').trigger('blur')
  expect(counts()).toEqual(counted)
  expect(component.data().shown).toBe(shown)
})
