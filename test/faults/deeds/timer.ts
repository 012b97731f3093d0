import { deed } from './deed'

/** The timer of every minute, which sometimes fires twice. */
export const timer = deed({
  weight: 18,
  calls: 32,
  details: (chance) => ({ twice: chance.is(0.3) }),
  async perform({ company, fate }, { twice }) {
    const fire = () => company.stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate }).catch(() => null)
    await Promise.all([fire(), twice ? fire() : null])
  },
})
