import type { BrandPlanActions } from '../../typings/contract'

/** What 棉朵 sells of memberships. */
export const demoPlans: ReadonlyArray<BrandPlanActions['savePlan']['input']> = [
  {
    name: '棉朵季卡',
    term: 'quarter',
    priceFen: 3_900,
    benefits: {
      pointsPercent: 150,
      makeUpCards: 1,
      memberPrices: true,
      paidRewards: false,
      monthlyItem: null,
      birthdayPoints: 0,
    },
    onSale: true,
  },
  {
    name: '棉朵年卡',
    term: 'year',
    priceFen: 19_900,
    benefits: {
      pointsPercent: 200,
      makeUpCards: 2,
      memberPrices: true,
      paidRewards: true,
      monthlyItem: { name: '应季棉织小物', valueFen: 2_900 },
      birthdayPoints: 100,
    },
    onSale: true,
  },
]
