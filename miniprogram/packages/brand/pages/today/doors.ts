/** A way on from the console's first page. */
export interface Door {
  readonly name: string
  readonly icon: string
  readonly page: string
}

const page = (name: string): string => `/packages/brand/pages/${name}/${name}`

export interface DoorGroup {
  readonly name: string
  readonly doors: readonly Door[]
}

/** As they stand on the page. */
export const DOORS: readonly DoorGroup[] = [
  {
    name: 'events',
    doors: [
      { name: '会员日', icon: 'gift-o', page: page('events') },
      { name: '报表', icon: 'bar-chart-o', page: page('report') },
      { name: '消息', icon: 'comment-o', page: page('messages') },
    ],
  },
  {
    name: 'shelf',
    doors: [
      { name: '礼品', icon: 'bag-o', page: page('shelf') },
      { name: '付费方案', icon: 'vip-card-o', page: page('plans') },
      { name: '会员分群', icon: 'friends-o', page: page('segments') },
    ],
  },
  {
    name: 'house',
    doors: [
      { name: '门店', icon: 'shop-o', page: page('stores') },
      { name: '店员', icon: 'manager-o', page: page('staff') },
      { name: '操作记录', icon: 'records', page: page('audit') },
      { name: '导出', icon: 'down', page: page('exports') },
      { name: '设置', icon: 'setting-o', page: page('settings') },
    ],
  },
]
