import { randomUUID } from 'node:crypto'
import type { BrandActions, MemberActions } from '../../typings/contract'
import type { Control } from '../control-client'
import { ourApp } from '../our-app'
import { HEQING, type Person, SHENLAN, XIAOMAN } from '../seeds/people'
import type { State } from './states'

/** A page as it is photographed. */
export interface Sight {
  /** As app.json names it. */
  readonly page: string
  /** What it is opened with: `?id=…`; empty for a page that needs nothing. */
  readonly query: string
  /** The tab from which it is opened, unless it is one itself. */
  readonly from?: string
  readonly holder: Person
  /** What it shows after something was done on it, and the selectors that are tapped for it, one after the other. */
  readonly after?: { readonly name: string; readonly taps: readonly string[] }
}

/** What pages show only after something was done on them, and can be done again for the next picture. */
const AFTER: Readonly<Record<string, Sight['after']>> = {
  'pages/inbox/inbox': { name: 'explained', taps: ['.held'] },
  'pages/reward/reward': { name: 'asking', taps: ['.wish', '.wish'] },
}

/** Every page of the mini program that a state is about, and where something can be done on them some of them after that, in the
 *  hands of whom it is for, with what the cloud has to show on it. */
export async function sightsOf(
  control: Control,
  { member = XIAOMAN, pages: wanted, isActive }: State,
): Promise<Sight[]> {
  const { pages, tabBar, entryPagePath } = ourApp()
  const tabs = tabBar?.list.map(({ pagePath }) => pagePath) ?? [entryPagePath]
  const queries = await queriesOf(control)
  return pages.filter(wanted).flatMap((page) => {
    const sight: Sight = {
      page,
      query: queries[page] ?? '',
      holder: holderOf(page, member),
      ...(tabs.includes(page) ? {} : { from: entryPagePath }),
    }
    const after = AFTER[page]
    return after === undefined || !isActive ? [sight] : [sight, { ...sight, after }]
  })
}

/** Pages that show one thing, and the thing of the demo that they show. */
async function queriesOf(control: Control): Promise<Readonly<Record<string, string>>> {
  const { rewards } = await ask<MemberActions['rewards']['data']>(control, XIAOMAN, 'member', 'rewards')
  const reward = rewards.find(({ wished }) => wished) ?? rewards[0]
  const { unclaimed } = await ask<MemberActions['memberDay']['data']>(control, XIAOMAN, 'member', 'memberDay')
  const { messages } = await ask<MemberActions['inbox']['data']>(control, XIAOMAN, 'member', 'inbox')
  const { over, queries } = await consoleQueriesOf(control)
  return {
    'pages/reward/reward': `?id=${reward?.id}`,
    // Whatever she has won last week; nothing, where she was out of luck.
    'pages/prize-claim/prize-claim': unclaimed[0] ? `?eventId=${unclaimed[0].eventId}&n=${unclaimed[0].n}` : '',
    'pages/why/why': `?id=${messages[0]?.id}`,
    ...queries,
    'pages/draw-proof/draw-proof': `?eventId=${over?.id}&n=1`,
  }
}

async function consoleQueriesOf(control: Control) {
  const askConsole = <Action extends keyof BrandActions>(action: Action) =>
    ask<BrandActions[Action]['data']>(control, SHENLAN, 'brand', action)
  const { rewards } = await askConsole('rewards')
  const { plans } = await askConsole('plans')
  const { stores } = await askConsole('stores')
  const { staff } = await askConsole('staff')
  const { events } = await askConsole('events')
  const [latest] = events
  const over = events.find(({ state }) => state === 'revealed')
  const queries = {
    'packages/brand/pages/event/event': `?from=${latest?.id}`,
    'packages/brand/pages/simulation/simulation': `?id=${latest?.id}`,
    'packages/brand/pages/live/live': `?id=${over?.id}`,
    'packages/brand/pages/shelf-item/shelf-item': `?id=${rewards.find(({ priceFen }) => priceFen > 0)?.id}`,
    'packages/brand/pages/plan/plan': `?id=${plans[0]?.id}`,
    'packages/brand/pages/store/store': `?id=${stores[0]?.id}`,
    'packages/brand/pages/staff-item/staff-item': `?id=${staff[0]?.staffId}`,
  }
  return { over, queries }
}

function holderOf(page: string, member: Person): Person {
  if (page.startsWith('packages/staff/')) return HEQING
  return page.startsWith('packages/brand/') ? SHENLAN : member
}

async function ask<Data>(control: Control, { openid }: Person, name: string, action: string): Promise<Data> {
  const data = { action, requestId: randomUUID(), input: {} }
  const { result } = await control.post<{ result: { ok: boolean; data: Data } }>('call', { openid, name, data })
  if (!result.ok) throw new Error(`${action} was refused: ${JSON.stringify(result)}`)
  return result.data
}
