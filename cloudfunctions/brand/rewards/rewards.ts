import type { BrandReward, BrandRewardActions, RewardTerms } from '../../../typings/contract'
import { actOf } from '../../domain/audit-log/act'
import { backDueOf, discountDueOf } from '../../domain/messages/wishers-due'
import type { Reward } from '../../domain/rewards/reward'
import { brandReward } from '../../domain/rewards/reward-view'
import { REWARDS } from '../../domain/units/unit'
import { type BesideDecision, changeBeside } from '../../edge/change-beside'
import { CHANGED } from '../../edge/compare-and-set'
import type { ByOperator } from '../../edge/operator'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { writeRewardUnits } from '../../edge/write-reward-units'
import { sha256 } from '../../platform/ids'
import { findRewards, type RewardDocument, rewards as rewardDocuments, rewardKey } from '../../platform/rewards'
import { countFreeUnits } from '../../platform/units'

const PAGE = 50

/** The most units of one reward, those given out included. */
export const MOST_UNITS = 10_000

/** Newest first. Two wire calls. */
export async function rewards({
  input,
}: Asked<{ cursor?: string }>): Promise<Outcome<BrandRewardActions['rewards']['data']>> {
  const [all, freeUnits] = await Promise.all([findRewards(), countFreeUnits([REWARDS])])
  const newest = all.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
  const from = Number(input.cursor ?? 0)
  const page = newest.slice(from, from + PAGE)
  return {
    ok: true,
    answer: {
      rewards: page.map((reward) => brandReward(reward, reward.version, freeUnits(REWARDS, reward.id))),
      ...(from + PAGE < newest.length ? { next: String(from + PAGE) } : {}),
    },
  }
}

type Saving = Ordered<RewardTerms & { id?: string; version?: number }> & ByOperator

/** Writes a reward, a new one without an id: its id follows from the request, so a repetition finds it (rule R-1). Refuses,
 *  in this order: `NOT_FOUND`, `LOCKED` when somebody changed it since the version that was read. */
export async function saveReward(ordered: Saving): Promise<Outcome<{ reward: BrandReward }>> {
  const { input, by, now, requestId } = ordered
  const { id: known, version, ...terms } = input
  const id = known ?? sha256(`${by.staffId}:${requestId}`).slice(0, 12)
  const saved = await change(ordered, id, (document) => {
    if (document === null && known !== undefined) return { ok: false, code: 'NOT_FOUND', what: 'reward' }
    if (document !== null && version !== undefined && document.version !== version) return CHANGED
    const state = { ...terms, id, units: document?.units ?? 0, createdAt: document?.createdAt ?? now }
    const act = actOf(by, {
      _id: `saveReward-${id}-${document?.version ?? 0}`,
      at: now,
      what: 'saveReward',
      before: document && factsOf(document),
      after: factsOf(state),
    })
    const dues = document === null ? [] : discountDueOf(document, state, document.version, now)
    return { ...decided(state, document, act), dues }
  })
  return saved.ok ? withUnitsLeft(saved.answer) : saved
}

/** Puts more units on the shelf, once a request (rule R-2): the number is raised first, and the units written after it.
 *  Whoever wishes for one that had none is told. Refuses, in this order: `NOT_FOUND`, `INVALID_INPUT` beyond `MOST_UNITS`. */
export async function addUnits(
  ordered: Ordered<{ rewardId: string; units: number }> & ByOperator,
): Promise<Outcome<{ reward: BrandReward }>> {
  const { input, by, now } = ordered
  const { rewardId, units } = input
  const freeUnits = await countFreeUnits([REWARDS])
  const isOut = freeUnits(REWARDS, rewardId) === 0
  const saved = await change(ordered, rewardId, (document) => {
    if (document === null) return { ok: false, code: 'NOT_FOUND', what: 'reward' }
    const state = { ...document, units: document.units + units, unitsDueSince: now }
    if (state.units > MOST_UNITS) return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'units' }
    const act = actOf(by, {
      _id: `addUnits-${rewardId}-${document.version}`,
      at: now,
      what: 'addUnits',
      before: { reward: document.name, units: document.units },
      after: { reward: document.name, units: state.units },
    })
    const dues = isOut ? [backDueOf(document, document.version, now)] : []
    return { ...decided(state, document, act), dues }
  })
  if (!saved.ok) return saved
  await writeRewardUnits({ _id: rewardKey(rewardId), ...saved.answer.reward })
  return withUnitsLeft(saved.answer)
}

type RewardState = Reward & { readonly unitsDueSince?: number }
type Saved = { readonly reward: Omit<BrandReward, 'unitsLeft'> }

function change(
  ordered: Ordered<unknown>,
  rewardId: string,
  decide: (document: RewardDocument | null) => BesideDecision<RewardState, Saved>,
): Promise<Outcome<Saved>> {
  return changeBeside<RewardState, Saved>(ordered, rewardDocuments, rewardKey(rewardId), decide)
}

function decided(
  state: RewardState,
  document: RewardDocument | null,
  act: ReturnType<typeof actOf>,
): Extract<BesideDecision<RewardState, Saved>, { ok: true }> {
  const { unitsLeft: _unitsLeft, ...reward } = brandReward(state, (document?.version ?? 0) + 1, 0)
  return { ok: true, state, acts: [act], answer: { reward } }
}

/** The answer that is kept for a repetition has no count of units, which others take meanwhile. One wire call. */
async function withUnitsLeft({ reward }: Saved): Promise<Outcome<{ reward: BrandReward }>> {
  const freeUnits = await countFreeUnits([REWARDS])
  return { ok: true, answer: { reward: { ...reward, unitsLeft: freeUnits(REWARDS, reward.id) } } }
}

function factsOf({ name, points, priceFen, memberPriceFen, limit, audience, onSale }: Reward) {
  return { name, points, priceFen, memberPriceFen, limit, audience, onSale }
}
