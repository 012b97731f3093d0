/** A way on from the page of what is hers. */
export interface Door {
  readonly name: string
  readonly icon: string
  readonly page: string
}

export interface DoorGroup {
  readonly group: string
  readonly doors: readonly Door[]
}

/** In groups, as they stand on the page. */
export const DOORS: readonly DoorGroup[] = [
  {
    group: 'hers',
    doors: [
      { name: '我的券', icon: 'coupon-o', page: '/pages/vouchers/vouchers' },
      { name: '积分明细', icon: 'balance-list-o', page: '/pages/statement/statement' },
      { name: '付费会员', icon: 'vip-card-o', page: '/pages/membership/membership' },
      { name: '消息', icon: 'chat-o', page: '/pages/inbox/inbox' },
      { name: '我的标签', icon: 'label-o', page: '/pages/tags/tags' },
    ],
  },
  {
    group: 'herself',
    doors: [
      { name: '我的资料', icon: 'contact-o', page: '/pages/profile/profile' },
      { name: '隐私与权利', icon: 'shield-o', page: '/pages/rights/rights' },
    ],
  },
]
