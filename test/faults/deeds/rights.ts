import { Fate } from '../../../local/in-process/fate'
import { Player } from '../company'
import { around, deed, memberOf, someMember } from './deed'

/** A day that no world sees, so that it stands for a birthday alone. */
const BIRTHDAY = '02-29'

/** A name and a number that this act alone tells. */
const nicknameOf = (request: number): string => `小满的被子${request}号`
const phoneOf = (request: number): string => `1371000${String(request).padStart(4, '0')}`

/** She tells something of herself. */
export const tell = deed({
  weight: 2,
  calls: 4,
  details: (chance) => ({ ...someMember(chance), what: chance.below(8) }),
  async perform(player, of) {
    const { request } = player.act
    const phoneCode =
      of.what < 3 ? await player.once('code', () => player.company.stage.phoneCode(phoneOf(request))) : null
    const given =
      phoneCode !== null
        ? { phoneCode }
        : of.what < 5
          ? { nickname: nicknameOf(request) }
          : of.what < 7
            ? { birthday: BIRTHDAY }
            : { minor: true }
    await player.ask('member', memberOf(of), 'saveProfile', given)
  },
})

/** She takes away what is kept of her. */
export const takeData = deed({
  weight: 1,
  calls: 16,
  details: someMember,
  async perform(player, of) {
    await player.ask('member', memberOf(of), 'exportData', {})
  },
})

/** Longer than it takes to leave, and shorter than a function lives. */
const STALL_MS = 4_000

/** She leaves for good, some while another phone of hers is slow to take away what is kept, and some come back as somebody new.
 *  Of those some draw in each life, for as long as there is a chance. */
export const leave = deed({
  weight: 1,
  calls: 22,
  details: (chance) => {
    const leaver = { ...someMember(chance), returns: chance.is(0.5), takesAt: chance.is(0.3) ? 4 + chance.below(8) : 0 }
    return { ...leaver, draws: leaver.returns && leaver.takesAt === 0 }
  },
  async perform(player, of) {
    const openid = memberOf(of)
    const life = of.draws ? await drawsAndLeaves(player, openid) : ''
    const slow = new Fate([{ kind: 'delay', nth: of.takesAt, ms: STALL_MS }])
    const other = new Player(player.company, { ...player.act, tries: 1, doubled: false }, slow)
    const taking = of.takesAt > 0 ? other.ask('member', openid, 'exportData', {}, '-take') : null
    const gone = await player.ask('member', openid, 'erase', {}, life)
    if (gone !== null && of.returns) await player.ask('member', openid, 'join', {}, '-again')
    if (gone !== null && of.draws) await drawIn(player, openid, '-draw-again')
    await taking
  },
})

/** Gives what tells requests of her next life from those of this one: no phone asks under one in two lives. */
async function drawsAndLeaves(player: Player, openid: string): Promise<string> {
  await drawIn(player, openid, '-draw')
  const gone = await player.ask('member', openid, 'erase', {}, '-before')
  if (gone === null) return ''
  const joined = await player.ask('member', openid, 'join', {}, '-between')
  await drawIn(player, openid, '-draw-between')
  return joined === null ? '' : `-of-${joined.memberNo}`
}

const drawIn = (player: Player, openid: string, step: string) =>
  player.ask(
    'member',
    openid,
    'draw',
    { eventId: player.scenery.eventId, nonce: `n${player.act.request}${step}` },
    step,
  )

/** The wire calls in which a voucher is given back. */
const RETURN_CALLS = 9

/** She redeems something and gives it back, her phone dies in the middle of that, and with another one she leaves. */
export const returnAndLeave = deed({
  weight: 1,
  calls: 22,
  details: (chance) => ({ ...someMember(chance), cutAt: 1 + chance.below(RETURN_CALLS), returns: chance.is(0.5) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const rewardId = around(player.scenery.rewardIds, 1) ?? ''
    const redeemed = await player.ask('member', openid, 'redeem', { rewardId, quantity: 1 }, '-redeem')
    const voucherId = redeemed?.vouchers[0]?.id
    if (voucherId === undefined) return
    const cut = new Fate([{ kind: 'kill', nth: of.cutAt, ms: 0 }])
    const dying = new Player(player.company, { ...player.act, tries: 1, doubled: false }, cut)
    await dying.ask('member', openid, 'returnVoucher', { voucherId }, '-return')
    const gone = await player.ask('member', openid, 'erase', {}, '-leave')
    if (gone !== null && of.returns) await player.ask('member', openid, 'join', {}, '-again')
  },
})
