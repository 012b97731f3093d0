import { permissionsStep } from '../../../local/deploy/permissions-step'
import type { PlannedFunction } from '../../../local/deploy/plan'

const planned = (name: string, ...openApis: readonly string[]): PlannedFunction => ({
  name,
  folder: `dist/cloudfunctions/${name}`,
  timeoutSeconds: 20,
  timers: [],
  openApis,
})

test('permissionsStep: names every function that calls an open API, with what it calls, and no other', () => {
  const step = permissionsStep([
    planned('clock', 'subscribeMessage.send'),
    planned('staff'),
    planned('member', 'a.b', 'c.d'),
  ])
  expect(step).toContain('  clock: subscribeMessage.send\n  member: a.b, c.d\n')
  expect(step).not.toContain('staff')
})

test('permissionsStep: where nothing is asked of WeChat there is nothing to do', () => {
  expect(permissionsStep([planned('staff')])).toBe(null)
})
