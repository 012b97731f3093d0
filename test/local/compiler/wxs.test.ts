import { wxsRequirements, wxsToScript } from '../../../local/phone/compiler/wxs'

test.each([
  ['the constructor is the name of the type', "a.constructor === 'Array'", "a.constructor.name === 'Array'"],
  ['a word that begins like it stays', 'a.constructors', 'a.constructors'],
  ['strings stay', "'a.constructor'", "'a.constructor'"],
  ['comments stay', '// a.constructor\n/* b.constructor */', '// a.constructor\n/* b.constructor */'],
  ['patterns keep their backslashes', "getRegExp('^-?\\d+(\\.\\d+)?$')", "getRegExp('^-?\\\\d+(\\\\.\\\\d+)?$')"],
  ['patterns written for JavaScript stay', "getRegExp('\\\\s')", "getRegExp('\\\\s')"],
  ['flags stay', "getRegExp('\\s', 'g')", "getRegExp('\\\\s', 'g')"],
  ['modules lose their suffix', "require('./utils.wxs')", "require('./utils')"],
  [
    'a quote inside a string does not end it',
    "var a = 'it\\'s'; b.constructor",
    "var a = 'it\\'s'; b.constructor.name",
  ],
])('wxsToScript: %s', (_fact, wxs, script) => {
  expect(wxsToScript(wxs)).toBe(script)
})

test('wxsRequirements: what is required, not what is commented out', () => {
  expect(wxsRequirements("var a = require('./a.wxs')\n// require('./b.wxs')\nrequire(\"../c.wxs\")")).toEqual([
    './a.wxs',
    '../c.wxs',
  ])
})
