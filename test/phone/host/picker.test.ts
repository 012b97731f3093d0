import type { PickerRequest } from '../../../local/phone/seams'
import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'pages/home.js': `Page({
    data: { range: [['水果', '蔬菜'], ['苹果', '梨']], value: [0, 0], turned: '' },
    onTurn({ detail }) {
      const second = detail.value === 0 ? ['苹果', '梨'] : ['白菜', '萝卜', '菠菜']
      this.setData({ turned: JSON.stringify(detail), range: [this.data.range[0], second], value: [detail.value, 0] })
    },
  })`,
  'pages/home.wxml':
    '<picker id="pick" mode="multiSelector" range="{{range}}" value="{{value}}" bindcolumnchange="onTurn">选</picker>',
})

test('picker: the turn of a wheel reaches the page, and the rows it sets reach the wheels', async () => {
  let answer: (chosen: { value: unknown }) => void = () => {}
  let request: PickerRequest | undefined
  const changes: unknown[] = []
  const app = startInTest(program, {
    shell: {
      picker: (asked) => {
        request = asked
        return new Promise((resolve) => {
          answer = resolve
        })
      },
      pickerColumns: (change) => void changes.push(change),
    },
  })
  await settled(app)
  await app.top().find('#pick').tap()
  request?.onTurn?.({ column: 0, value: 1 })
  await settled(app)
  expect(app.top().data().turned).toBe('{"column":0,"value":1}')
  expect(changes.at(-1)).toEqual({
    columns: [
      ['水果', '蔬菜'],
      ['白菜', '萝卜', '菠菜'],
    ],
    value: [1, 0],
  })

  answer({ value: [1, 2] })
  await settled(app)
  const told = changes.length
  await app.top().setData({ range: [['水果'], ['苹果']], value: [0, 0] })
  expect(changes).toHaveLength(told)
})
