import { yuan } from '../../../figures/yuan'

/** `¥5,900` for 590,000 fen; a fraction of a fen is rounded to the nearest. */
export const money = (fen: number): string => `¥${yuan(Math.round(fen))}`
