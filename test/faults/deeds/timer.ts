import { outage } from '../../../local/in-process/fate'
import { deed } from './deed'

/** The timer of every minute, which sometimes fires twice, and sometimes while WeChat Pay is out of order. */
export const timer = deed({
  weight: 18,
  calls: 32,
  details: (chance) => ({ twice: chance.is(0.3), dark: chance.is(0.15) }),
  async perform({ company, fate: mine }, { twice, dark }) {
    const fate = dark ? outage() : mine
    const fire = () => company.stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate }).catch(() => null)
    await Promise.all([fire(), twice ? fire() : null])
  },
})
