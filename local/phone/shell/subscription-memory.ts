/** What somebody asked to keep in the subscribe dialog, by template. */
export function subscriptionMemory(openid: string) {
  const key = `subscriptions:${openid}`
  const read = () => JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, 'accept' | 'reject'>
  return {
    remembered: (templateId: string): 'accept' | 'reject' | undefined => read()[templateId],
    remember(choice: Readonly<Record<string, 'accept' | 'reject'>>): void {
      localStorage.setItem(key, JSON.stringify({ ...read(), ...choice }))
    },
  }
}
