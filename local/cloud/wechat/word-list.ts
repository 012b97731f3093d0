/** Words that stand for everything that WeChat's review of texts refuses; the real list is secret. */
const REFUSED_WORDS = ['赌博', '博彩', '代开发票', '枪支', '毒品', '裸聊', '刷单兼职', '法轮']

export function hasRefusedWord(text: string): boolean {
  return REFUSED_WORDS.some((word) => text.includes(word))
}
