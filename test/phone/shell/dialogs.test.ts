import { askActionSheet } from '../../../local/phone/shell/dialogs/action-sheet'
import { askModal } from '../../../local/phone/shell/dialogs/modal'
import { askPayment } from '../../../local/phone/shell/dialogs/payment-sheet'
import { askSubscription } from '../../../local/phone/shell/dialogs/subscribe-dialog'
import { subscriptionMemory } from '../../../local/phone/shell/subscription-memory'

beforeEach(() => {
  localStorage.clear()
  document.body.innerHTML = '<div id="layers"></div>'
})

const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[role="dialog"]')
  if (!found) throw new Error('no dialog is open')
  return found
}
const press = (text: string): void => {
  const button = [...dialog().querySelectorAll('button')].find((each) => each.textContent === text)
  if (!button) throw new Error(`no button says ${text}`)
  button.click()
}

const modal = {
  title: '要离开吗',
  content: '还没有保存',
  showCancel: true,
  cancelText: '留下',
  confirmText: '离开',
  editable: false,
  placeholderText: '',
}

test.each([
  ['离开', { confirm: true }],
  ['留下', { confirm: false }],
])('modal: %s answers %j and closes', async (text, answer) => {
  const asked = askModal(modal)
  press(text)
  expect(await asked).toEqual(answer)
  expect(document.querySelector('[role="dialog"]')).toBeNull()
})

test('modal: a tap beside it does nothing', () => {
  void askModal(modal)
  dialog().parentElement?.click()
  expect(dialog().textContent).toContain('还没有保存')
})

test('modal: an editable one gives what was typed', async () => {
  const asked = askModal({ ...modal, editable: true, content: '从前' })
  const input = dialog().querySelector('textarea')
  expect(input?.value).toBe('从前')
  if (input) input.value = '现在'
  press('离开')
  expect(await asked).toEqual({ confirm: true, content: '现在' })
})

test('modal: its text is text, whatever is in it', () => {
  void askModal({ ...modal, content: '<img src=x>' })
  expect(dialog().querySelector('img')).toBeNull()
  expect(dialog().textContent).toContain('<img src=x>')
})

test('actionSheet: a tap on an item is its index, a tap beside is none', async () => {
  const first = askActionSheet({ items: ['拍照', '相册'], title: '', color: '' })
  press('相册')
  expect(await first).toBe(1)
  const second = askActionSheet({ items: ['拍照'], title: '', color: '' })
  dialog().parentElement?.click()
  expect(await second).toBeNull()
})

test.each([
  ['支付', 'success'],
  ['取消', 'cancel'],
  ['支付失败', 'fail'],
])('payment: %s is %s', async (text, outcome) => {
  const asked = askPayment({ package: 'prepay_id=1' })
  press(text)
  expect(await asked).toBe(outcome)
})

const boxOf = (id: string): HTMLInputElement => {
  const box = dialog().querySelector<HTMLInputElement>(`input[value="${id}"]`)
  if (!box) throw new Error(`no box for ${id}`)
  return box
}

const titleOf = (templateId: string): string => `模板 ${templateId}`

test('subscribe: what is unticked is refused, the rest accepted', async () => {
  const asked = askSubscription(['a', 'b'], titleOf, subscriptionMemory('o_one'))
  expect(dialog().textContent).toContain('模板 b')
  boxOf('b').click()
  press('允许')
  expect(await asked).toEqual({ a: 'accept', b: 'reject' })
})

test('subscribe: a choice that is kept opens no dialog again, for this person alone', async () => {
  const asked = askSubscription(['a'], titleOf, subscriptionMemory('o_one'))
  dialog().querySelector<HTMLInputElement>('.choice-always input')?.click()
  press('取消')
  expect(await asked).toEqual({ a: 'reject' })

  expect(await askSubscription(['a'], titleOf, subscriptionMemory('o_one'))).toEqual({ a: 'reject' })
  void askSubscription(['a'], titleOf, subscriptionMemory('o_two'))
  expect(dialog()).toBeDefined()
})

test('subscribe: only templates without a kept choice are asked', async () => {
  subscriptionMemory('o_one').remember({ a: 'accept' })
  const asked = askSubscription(['a', 'b'], titleOf, subscriptionMemory('o_one'))
  expect(dialog().querySelectorAll('.choices input')).toHaveLength(1)
  press('允许')
  expect(await asked).toEqual({ a: 'accept', b: 'accept' })
})
