import type { Preferences, TagDrawer } from '../../typings/contract'
import { choose } from './act'
import { dropRecorded, letRecord } from './behaviour'
import { type Answer, call } from './call'

export async function loadTags(): Promise<Answer<TagDrawer>> {
  const answer = await call('member', 'tags', {})
  if (answer.ok) letRecord(answer.data.personalised)
  return answer
}

/** What this phone still keeps happened before the forgetting: sent later, it would bring the tag back. */
export async function forgetTag(tag: string): Promise<Answer<TagDrawer>> {
  await dropRecorded()
  return choose('member', 'forgetTag', { tag })
}

export function pauseTag(tag: string, paused: boolean): Promise<Answer<TagDrawer>> {
  return choose('member', 'pauseTag', { tag, paused })
}

export async function personalise(on: boolean): Promise<Answer<Preferences>> {
  const answer = await choose('member', 'preferences', { personalised: on })
  if (answer.ok) letRecord(answer.data.personalised)
  return answer
}
