import { api, Refusal } from './api'
import type { Area } from './area'
import type { Options } from './parameters'
import { askServer } from './phone-server'
import { isInTapState } from './tap-state'

/** Asking to send subscribe messages. What is allowed is known to the local cloud before the page hears of it. */
export const subscribe: Area = ({ shell }) => ({
  requestSubscribeMessage: api('requestSubscribeMessage', async (options) => {
    const inTap = isInTapState()
    const templateIds = readTemplateIds(options)
    if (!inTap) throw new Refusal('can only be invoked by user TAP gesture.', { errCode: NOT_BY_TAP })
    if (shell.network === 'off') throw new Refusal('Request list fail', { errCode: NO_NETWORK })
    const choice = await shell.subscribeDialog({ templateIds })
    const results = await Promise.all(
      templateIds.map(
        async (templateId) => [templateId, await settle(templateId, choice[templateId], shell.openid)] as const,
      ),
    )
    return Object.fromEntries(results)
  }),

  requestSubscribeDeviceMessage: api('requestSubscribeDeviceMessage', () => {
    throw new Refusal('device messages are not allowed here', { errCode: NO_DEVICE_MESSAGES })
  }),
})

const MOST_TEMPLATES = 5
const EMPTY_LIST = 10001
const NO_NETWORK = 10002
const WRONG_TYPE = 10004
const NOT_BY_TAP = 10005
const TOO_MANY = 20003
const NO_DEVICE_MESSAGES = 20013

function readTemplateIds({ tmplIds }: Options): readonly string[] {
  if (!Array.isArray(tmplIds) || tmplIds.length === 0)
    throw new Refusal("TmplIds can't be empty", { errCode: EMPTY_LIST })
  if (!tmplIds.every((id) => typeof id === 'string')) throw new Refusal('Invalid template id', { errCode: WRONG_TYPE })
  if (tmplIds.length > MOST_TEMPLATES) throw new Refusal('Templates count out of max bounds', { errCode: TOO_MANY })
  return tmplIds as readonly string[]
}

/** One acceptance allows one message. A template that is banned in WeChat's settings stays so, whatever was tapped. */
async function settle(
  templateId: string,
  choice: 'accept' | 'reject' | undefined,
  openid: string,
): Promise<'accept' | 'reject' | 'ban'> {
  const accepted = choice === 'accept' ? 1 : 0
  const { banned } = await askServer<{ readonly banned: boolean }>('subscribe', { openid, templateId, accepted })
  if (banned) return 'ban'
  return choice === 'accept' ? 'accept' : 'reject'
}
