/** 128 bits that nobody can guess, hexadecimal. */
export async function randomHex(): Promise<string> {
  const { randomValues } = await wx.getRandomValues({ length: 16 })
  return Array.from(new Uint8Array(randomValues), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
