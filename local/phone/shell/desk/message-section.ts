import type { MessageTemplate } from '../../seams'
import { draw, drawIcon } from '../draw'
import type { DeliveredMessage, Surroundings } from '../server'
import { describeDay, describeTime } from './days'
import { drawSection } from './section'

export interface MessageSection {
  readonly element: HTMLElement
  /** Newest first. */
  show(messages: readonly DeliveredMessage[]): void
}

/** Service messages as they lie in the chat list, and those that WeChat refused, with its reason. */
export function drawMessages(
  { people, templates }: Pick<Surroundings, 'people' | 'templates'>,
  onOpen: (message: DeliveredMessage) => void,
): MessageSection {
  const list = draw('div', { class: 'messages' })
  let shown = ''
  const looksOf = ({ openid, templateId }: DeliveredMessage): Looks => ({
    name: people.find((person) => person.openid === openid)?.name ?? openid,
    template: templates[templateId] ?? {},
  })
  return {
    element: drawSection('微信送达', list),
    show(messages) {
      const key = JSON.stringify(messages.slice(0, MOST_SHOWN))
      if (key === shown) return
      shown = key
      list.replaceChildren(
        ...(messages.length === 0
          ? [draw('p', { class: 'hint' }, '还没有消息。')]
          : messages.slice(0, MOST_SHOWN).map((message) => drawCard(message, looksOf(message), () => onOpen(message)))),
      )
    },
  }
}

const MOST_SHOWN = 20

interface Looks {
  readonly name: string
  readonly template: MessageTemplate
}

function drawCard(message: DeliveredMessage, { name, template }: Looks, onOpen: () => void): HTMLElement {
  const { at, templateId, data, accepted, errCode, errMsg } = message
  const rows = Object.entries(data).flatMap(([key, { value }]) => [
    draw('dt', {}, template.labels?.[key] ?? key),
    draw('dd', {}, String(value)),
  ])
  return draw(
    'article',
    { class: `message${accepted ? '' : ' message-refused'}` },
    draw('header', {}, draw('span', {}, `给 ${name}`), draw('time', {}, `${describeDay(at)} ${describeTime(at)}`)),
    draw('b', {}, template.title ?? templateId),
    draw('dl', {}, ...rows),
    accepted
      ? draw(
          'button',
          { class: 'message-open', onClick: onOpen },
          draw('span', {}, '进入小程序查看'),
          drawIcon(NEXT, 16),
        )
      : draw('p', { class: 'note' }, `没有送达：${errCode} ${errMsg}`),
  )
}

const NEXT = '<path d="m9 5 7 7-7 7"/>'
