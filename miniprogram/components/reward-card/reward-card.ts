import type { RewardCard } from './reward-rows'

Component({
  properties: {
    reward: { type: Object, value: {} as RewardCard },
  },
})
