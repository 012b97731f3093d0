interface Question {
  readonly title: string
  /** What comes of it, so that nobody has to try. */
  readonly content: string
  /** The act by its name, four characters at most. */
  readonly confirmText: string
  readonly cancelText?: string
}

/** Of the theme's sage: a dialog knows no CSS variables. */
const SAGE = '#3b7257'

/** Asks before what cannot be taken back, or what others see. */
export async function askFirst({ cancelText = '先不', ...question }: Question): Promise<boolean> {
  const { confirm } = await wx.showModal({ ...question, cancelText, confirmColor: SAGE })
  return confirm
}
