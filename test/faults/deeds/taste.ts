import { OPERATOR } from '../company'
import { around, deed, memberOf, someMember } from './deed'

/** What the rewards of the scenery are about. */
const TAGS = ['bath', 'bedding', 'wear'] as const

/** Her phone sends what it has recorded: she saw a reward a few times, or gave it up. */
export const browse = deed({
  weight: 4,
  calls: 2,
  details: (chance) => ({
    ...someMember(chance),
    reward: chance.below(3),
    events: 1 + chance.below(3),
    abandons: chance.is(0.4),
  }),
  async perform(player, of) {
    const target = around(player.scenery.rewardIds, of.reward)
    if (target === null) return
    const kind = of.abandons ? 'abandon' : 'view'
    const events = Array.from({ length: of.events }, (_, at) => ({ kind, target, at }) as const)
    await player.ask('behaviour', memberOf(of), 'record', { events })
  },
})

export const forgetTag = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ ...someMember(chance), tag: chance.below(TAGS.length) }),
  async perform(player, of) {
    await player.ask('member', memberOf(of), 'forgetTag', { tag: around(TAGS, of.tag) ?? '' })
  },
})

export const pauseTag = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ ...someMember(chance), tag: chance.below(TAGS.length), paused: chance.is(0.7) }),
  async perform(player, of) {
    const { paused, tag } = of
    await player.ask('member', memberOf(of), 'pauseTag', { tag: around(TAGS, tag) ?? '', paused })
  },
})

/** She switches personalisation off, or on again. */
export const personalise = deed({
  weight: 2,
  calls: 2,
  details: (chance) => ({ ...someMember(chance), on: chance.is(0.4) }),
  async perform(player, of) {
    await player.ask('member', memberOf(of), 'preferences', { personalised: of.on })
  },
})

/** She wishes for something, takes back what it tells of her, or not, and then it becomes cheaper: of that she is to be told. */
export const discount = deed({
  weight: 2,
  calls: 9,
  details: (chance) => ({ ...someMember(chance), reward: chance.below(3), takesBack: chance.below(3) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const read = await player.once('terms', async () => {
      const shelf = await player.look('brand', OPERATOR, 'rewards', {})
      return shelf?.rewards.find(({ id }) => id === around(player.scenery.rewardIds, of.reward)) ?? null
    })
    if (read === null) return
    const { version, units: _units, unitsLeft: _left, points, ...terms } = read
    await player.ask('member', openid, 'wish', { rewardId: read.id, on: true }, '-wish')
    if (of.takesBack === 1) await player.ask('member', openid, 'preferences', { personalised: false }, '-off')
    if (of.takesBack === 2) await player.ask('member', openid, 'forgetTag', { tag: read.tags[0] ?? '' }, '-forget')
    await player.ask('brand', OPERATOR, 'saveReward', { ...terms, points: Math.ceil(points / 2), version })
  },
})
