import { draw } from '../draw'
import { askInLayer } from '../layer'

export type SubscribeChoice = Record<string, 'accept' | 'reject'>

/** What the dialog says of a template, by its id. */
export type TitleOf = (templateId: string) => string

/** Asks which messages may be sent. A choice that the person wants kept is kept by `remember` and given again by
 *  `remembered`, and then no dialog opens. */
export async function askSubscription(
  templateIds: readonly string[],
  titleOf: TitleOf,
  memory: { remembered(id: string): 'accept' | 'reject' | undefined; remember(choice: SubscribeChoice): void },
): Promise<SubscribeChoice> {
  const known = Object.fromEntries(
    templateIds.flatMap((id) => {
      const choice = memory.remembered(id)
      return choice ? [[id, choice]] : []
    }),
  )
  const open = templateIds.filter((id) => !(id in known))
  if (open.length === 0) return known
  const { choice, always } = await askOpen(open, titleOf)
  if (always) memory.remember(choice)
  return { ...known, ...choice }
}

function askOpen(
  templateIds: readonly string[],
  titleOf: TitleOf,
): Promise<{ choice: SubscribeChoice; always: boolean }> {
  return askInLayer({ place: 'bottom', label: '订阅消息' }, (answer) => {
    const boxes = templateIds.map((id) => draw('input', { type: 'checkbox', checked: true, value: id }))
    const always = draw('input', { type: 'checkbox' })
    const allow = () => {
      const choice = Object.fromEntries(boxes.map((box) => [box.value, box.checked ? 'accept' : 'reject'] as const))
      answer({ choice, always: always.checked })
    }
    const refuse = () => {
      answer({ choice: Object.fromEntries(templateIds.map((id) => [id, 'reject'] as const)), always: always.checked })
    }
    return draw(
      'div',
      { class: 'sheet' },
      draw('h2', { class: 'sheet-title' }, '小程序申请向你发送以下消息'),
      draw(
        'div',
        { class: 'choices' },
        ...boxes.map((box) => draw('label', { class: 'choice' }, draw('span', {}, titleOf(box.value)), box)),
      ),
      draw('label', { class: 'choice choice-always' }, always, draw('span', {}, '总是保持以上选择，不再询问')),
      draw(
        'div',
        { class: 'sheet-buttons' },
        draw('button', { class: 'button-plain', 'data-native': 'authorizeCancel', onClick: refuse }, '取消'),
        draw('button', { class: 'button-main', 'data-native': 'authorizeAllow', onClick: allow }, '允许'),
      ),
    )
  })
}
