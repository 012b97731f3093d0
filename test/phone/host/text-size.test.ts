import { withTextScale } from '../../../local/phone/host/text-size'

test.each([
  ['a size in rpx', '.a{font-size: calc(28 * var(--rpx))}', '.a{font-size:calc((calc(28 * var(--rpx))) * 1.4)}'],
  ['a size in px', '.a { color: red; font-size: 16px; }', '.a { color: red; font-size:calc((16px) * 1.4); }'],
  ['a variable that comes to one', '.a{font-size:var(--x, 14px)}', '.a{font-size:calc((var(--x, 14px)) * 1.4)}'],
  ['a line in lengths', '.a{line-height:20px}', '.a{line-height:calc((20px) * 1.4)}'],
  ['no line in figures', '.a{line-height:1.5}', '.a{line-height:1.5}'],
  ['nothing that grows with the text around it', '.a{font-size:1.2em}', '.a{font-size:1.2em}'],
  ['no inherited size', '.a{font-size:inherit}', '.a{font-size:inherit}'],
  ['no variable of that name', '.a{--button-font-size: 16px}', '.a{--button-font-size: 16px}'],
  ['no width', '.a{width: 16px}', '.a{width: 16px}'],
])('withTextScale: %s', (_what, css, scaled) => {
  expect(withTextScale(css, 1.4)).toBe(scaled)
})

test('withTextScale: text of the usual size leaves styles as they are', () => {
  expect(withTextScale('.a{font-size:16px}', 1)).toBe('.a{font-size:16px}')
})
