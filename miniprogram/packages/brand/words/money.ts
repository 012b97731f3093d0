import { yuan } from '../../../figures/yuan'

/** `¥5,900` for 590,000 fen; a fraction of a fen is rounded to the nearest. */
export const money = (fen: number): string => `¥${yuan(Math.round(fen))}`

/** `¥1,792`: to the whole yuan, where a figure has little room. */
export const wholeMoney = (fen: number): string => money(Math.round(fen / 100) * 100)
