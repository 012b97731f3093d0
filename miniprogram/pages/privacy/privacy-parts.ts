/** A part of our privacy page, in plain words. */
export interface PrivacyPart {
  readonly title: string
  readonly rows: ReadonlyArray<{ readonly what: string; readonly words: string }>
}

export const PRIVACY_PARTS: readonly PrivacyPart[] = [
  {
    title: '加入时记下的',
    rows: [
      { what: '匿名编号', words: '微信给的一串字符，用来认出您的账户，看不出您是谁。' },
      { what: '签到、积分、抽奖和兑换', words: '您在这里做过的事，用来算积分、发奖品，也让每一笔都能核对。' },
      { what: '订单和小票', words: '订单号、金额和时间，用来开通会员、积分和退款。' },
    ],
  },
  {
    title: '您愿意才填的',
    rows: [
      { what: '昵称和头像', words: '显示在您自己的页面上；到店扫码时，店员会看到昵称。' },
      { what: '手机号', words: '只在您点按钮授权时由微信给出，用于门店找回会员，不用来推销。' },
      { what: '生日', words: '只要月和日，用来在那天送一份礼。' },
      { what: '收件信息', words: '领实物奖品时填写，只用来寄那一份。' },
    ],
  },
  {
    title: '不会做的',
    rows: [
      { what: '不读取', words: '位置、通讯录、相册和步数，都不读。' },
      { what: '不提供给别人', words: '微信支付和快递之外，不把您的信息给任何人。' },
      { what: '不画像未成年人', words: '在“我的资料”里说明未满十八岁后，不做任何个性化推荐。' },
    ],
  },
  {
    title: '保存多久',
    rows: [
      { what: '会员信息', words: '到您注销为止；注销后立即删除。' },
      { what: '积分流水和抽奖记录', words: '注销后只留下看不出是谁的账目，抽奖的公开记录还要能验证。' },
      { what: '抽过几次', words: '会员日期间注销的，留一个认不出是谁的记号，会员日结束后删除。' },
      { what: '订单金额', words: '按财务规定保存，注销后不再与您相连。' },
      { what: '导出的文件', words: '一天后自动删除。' },
    ],
  },
  {
    title: '您可以',
    rows: [
      { what: '查看和更正', words: '“我的资料”和“积分明细”里都能看到，写错了可以改。' },
      { what: '导出', words: '“隐私与权利”里，一次拿到全部数据。' },
      { what: '关掉个性化', words: '标签可以看、可以删、可以停用。' },
      { what: '注销', words: '“隐私与权利”里，不用理由，不用等待。' },
    ],
  },
]
