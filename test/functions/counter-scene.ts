import { randomUUID } from 'node:crypto'
import type { Invitation, MemberActions, StaffActions } from '../../typings/contract'
import type { Person, World } from './world'

export type Clerk = Person<StaffActions> & { readonly staffId: string; readonly storeId: string }

/** A store with a name of its own. */
export async function openStore(world: World, name = '淮海路店'): Promise<string> {
  return (await world.operator.must('saveStore', { name })).store.id
}

/** Somebody new, taken on in a store by an invite. */
export async function takeOn(world: World, storeId: string, more: Partial<Invitation> = {}): Promise<Clerk> {
  const { invite } = await world.operator.must('inviteStaff', { storeId, role: 'clerk', name: '小林', ...more })
  const person = world.staff(`o_staff_${randomUUID()}`)
  const { staff } = await person.must('enrol', { invite })
  return { ...person, staffId: staff.staffId, storeId }
}

/** Somebody new who has joined, of whatever openid where none is told. */
export async function joined(world: World, openid = `o_member_${randomUUID()}`): Promise<Person<MemberActions>> {
  const member = world.member(openid)
  await member.must('join')
  return member
}

/** The member shows a code, the clerk scans it. */
export async function serve(clerk: Clerk, member: Person<MemberActions>): Promise<string> {
  const { token } = await member.must('memberCode')
  return (await clerk.must('identify', { token })).session
}
