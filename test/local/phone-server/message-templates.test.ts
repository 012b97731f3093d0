import { join } from 'node:path'
import { readMessageTemplates } from '../../../local/phone/server/message-templates'
import { smallProject } from './phone-in-test'

const fileWith = (text: string): string => join(smallProject({ 'templates.json': text }), 'templates.json')

test('readMessageTemplates: titles and labels are taken, the rest is not', () => {
  const file = fileWith('{"a":{"keys":["thing1"],"title":"到货提醒","labels":{"thing1":"商品"}},"b":{"keys":[]}}')
  expect(readMessageTemplates(file)).toEqual({ a: { title: '到货提醒', labels: { thing1: '商品' } }, b: {} })
})

test('readMessageTemplates: without a file there are none', () => {
  expect(readMessageTemplates(undefined)).toEqual({})
})

test('readMessageTemplates: a file that is no object is a mistake', () => {
  expect(() => readMessageTemplates(fileWith('[]'))).toThrow('必须是以模板 id 为键的 JSON 对象')
})
