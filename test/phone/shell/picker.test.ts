import type { PickerRequest } from '../../../local/phone/seams'
import { askPicker, changePickerColumns } from '../../../local/phone/shell/dialogs/picker'

beforeEach(() => {
  jest.useFakeTimers()
  document.body.innerHTML = '<div id="layers"></div>'
})
afterEach(() => jest.useRealTimers())

const request: PickerRequest = {
  mode: 'multiSelector',
  header: '',
  columns: [
    ['水果', '蔬菜'],
    ['苹果', '梨'],
  ],
  value: [0, 1],
  start: '',
  end: '',
  fields: 'day',
}

const wheels = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.wheel')]
const rowsOf = (wheel: HTMLElement | undefined) => [...(wheel?.children ?? [])].map((row) => row.textContent)
const turnDown = (wheel: HTMLElement | undefined) =>
  wheel?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }))
const confirm = () => document.querySelector<HTMLElement>('.picker-confirm')?.click()

test('picker: begins where its value says, and answers where the wheels stand', async () => {
  const asked = askPicker(request)
  jest.runAllTimers()
  turnDown(wheels()[0])
  confirm()
  expect(await asked).toEqual({ value: [1, 1] })
})

test('picker: a turn is told once the wheel rests, and what began is not told', () => {
  const turns: unknown[] = []
  void askPicker({ ...request, columns: [['1', '2', '3'], ['a']], value: [0, 0], onTurn: (turn) => turns.push(turn) })
  jest.runAllTimers()
  expect(turns).toEqual([])
  turnDown(wheels()[0])
  turnDown(wheels()[0])
  jest.runAllTimers()
  expect(turns).toEqual([{ column: 0, value: 2 }])
})

test('picker: other rows appear on the wheels, turned to the value that comes with them', async () => {
  const turns: unknown[] = []
  const asked = askPicker({ ...request, onTurn: (turn) => turns.push(turn) })
  jest.runAllTimers()
  changePickerColumns({
    columns: [
      ['水果', '蔬菜'],
      ['白菜', '萝卜', '菠菜'],
    ],
    value: [1, 2],
  })
  jest.runAllTimers()
  expect(rowsOf(wheels()[1])).toEqual(['白菜', '萝卜', '菠菜'])
  expect(turns).toEqual([])
  confirm()
  expect(await asked).toEqual({ value: [1, 2] })
})
