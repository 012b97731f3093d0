import { contactOf } from '../../../miniprogram/pages/prize-claim/contact-form'

test.each([
  ['13800138000', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['8613800138000', '13800138000'],
  ['23800138000', null],
  ['1380013800', null],
  ['138001380000', null],
  ['1380013800a', null],
])('contactOf: the phone number %s is %s', (phoneNumber, expected) => {
  const written = contactOf({ name: '林', phone: phoneNumber, address: '棉花路 8 号' })
  expect(written.ok ? written.contact.phone : null).toBe(expected)
})
