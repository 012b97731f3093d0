import { randomUUID } from 'node:crypto'
import type { MemberActions } from '../../typings/contract'
import type { Control } from '../control-client'
import { ourApp } from '../our-app'
import { HEQING, type Person, SHENLAN, XIAOMAN } from '../seeds/people'

/** A page as it is photographed. */
export interface Sight {
  /** As app.json names it. */
  readonly page: string
  /** What it is opened with: `?id=…`; empty for a page that needs nothing. */
  readonly query: string
  /** The tab from which it is opened, unless it is one itself. */
  readonly from?: string
  readonly holder: Person
}

type Reward = MemberActions['rewards']['data']['rewards'][number]

/** Every page of the mini program, in the hands of whom it is for, with what the demo has to show on it. */
export async function sightsOf(control: Control): Promise<Sight[]> {
  const { pages, tabBar, entryPagePath } = ourApp()
  const tabs = tabBar?.list.map(({ pagePath }) => pagePath) ?? [entryPagePath]
  const queries = await queriesOf(control)
  return pages.map((page) => ({
    page,
    query: queries[page] ?? '',
    holder: holderOf(page),
    ...(tabs.includes(page) ? {} : { from: entryPagePath }),
  }))
}

/** Pages that show one thing, and the thing of the demo that they show. */
async function queriesOf(control: Control): Promise<Readonly<Record<string, string>>> {
  const { rewards } = await ask<{ rewards: readonly Reward[] }>(control, XIAOMAN, 'rewards')
  const reward = rewards.find(({ wished }) => wished) ?? rewards[0]
  return { 'pages/reward/reward': `?id=${reward?.id}` }
}

function holderOf(page: string): Person {
  if (page.startsWith('packages/staff/')) return HEQING
  return page.startsWith('packages/brand/') ? SHENLAN : XIAOMAN
}

async function ask<Data>(control: Control, { openid }: Person, action: string): Promise<Data> {
  const data = { action, requestId: randomUUID(), input: {} }
  const { result } = await control.post<{ result: { ok: boolean; data: Data } }>('call', {
    openid,
    name: 'member',
    data,
  })
  if (!result.ok) throw new Error(`${action} was refused: ${JSON.stringify(result)}`)
  return result.data
}
