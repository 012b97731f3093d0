import { bundleHost } from '../../../local/phone/compiler/bundle-host'

test('bundleHost: one script that parses, says where the mini program starts, and asks for nothing more', async () => {
  const code = await bundleHost()
  expect(() => new Function(code)).not.toThrow()
  expect(code).toContain('memberDayHost')
  expect(code).not.toMatch(/\brequire\(["']/)
  expect(Buffer.byteLength(code)).toBeLessThan(1024 * 1024)
})
