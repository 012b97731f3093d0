import templates from '../../../cloudfunctions/templates.json'
import type { MessageKind } from '../../../typings/contract'
import { around, deed, memberOf, someMember } from './deed'

const TEMPLATE_IDS = Object.keys(templates)
const KINDS = ['wishInReach', 'wishBack', 'wishDiscounted', 'voucherEnding'] as const satisfies readonly MessageKind[]

/** She is asked by WeChat, says yes, and the page tells so. */
export const subscribe = deed({
  weight: 5,
  calls: 3,
  details: (chance) => ({ ...someMember(chance), template: chance.below(TEMPLATE_IDS.length) }),
  async perform(player, of) {
    const templateId = around(TEMPLATE_IDS, of.template)
    if (templateId === null) return
    const openid = memberOf(of)
    await player.once('yes', async () => player.company.stage.accept(openid, templateId).then(() => true))
    await player.ask('member', openid, 'subscribed', { results: { [templateId]: 'accept' } })
  },
})

/** She opens a message of her inbox, or says that it has nothing to do with her. */
export const answerMessage = deed({
  weight: 2,
  calls: 5,
  details: (chance) => ({ ...someMember(chance), place: chance.below(2), opens: chance.is(0.5) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const message = await player.once('message', async () => {
      const inbox = await player.look('member', openid, 'inbox', {})
      return around(inbox?.messages, of.place)
    })
    if (message === null) return
    await player.ask('member', openid, of.opens ? 'openMessage' : 'notRelevant', { id: message.id })
  },
})

/** She turns a kind of message off, or on again. */
export const turnMessages = deed({
  weight: 1,
  calls: 5,
  details: (chance) => ({ ...someMember(chance), kind: chance.below(KINDS.length), on: chance.is(0.4) }),
  async perform(player, of) {
    const kind = around(KINDS, of.kind)
    if (kind !== null) await player.ask('member', memberOf(of), 'preferences', { messages: { [kind]: of.on } })
  },
})
