import templates from '../../../cloudfunctions/templates.json'
import { around, deed, memberOf, someMember } from './deed'

const TEMPLATE_IDS = Object.keys(templates)

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
